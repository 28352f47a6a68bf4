"""Short and fond forms of given names, so that Sasha Ivanov meets Aleksandr Ivanov; in any script, by their keys."""

from __future__ import annotations

from functools import cache

from clientdesk.base.keys import romanised, without_doubles
from clientdesk.base.text import tokens

_FORMS = """
alexander aleksandr aleksandras aleksander alex aleks sasha sascha sanya shura sandro sander san
alexandra aleksandra sasha shura sandra alex
alexey aleksei aleksejus alyosha lyosha alex aleks
anastasia anastasiya nastya asya anastasija
andrew andrei andrej andrius andres andy drew andryusha andrus
anna anne ann annika annie anya anyuta nyura ania
anthony anton antonas antanas tony toha tosha
barbara barb babs varvara varya
benjamin ben benny benji veniamin binyamin beni
birute biruta birutele
catherine katherine katrin katarina kate kathy katie cathy kati kadri kat ekaterina jekaterina yekaterina katya katia
charles charlie chuck karl kaarel karolis kalle
christina kristina kristiina christine tina kristi krista stina kris
christopher kristofer chris kit
daniel danielius taaniel dan danny dani danya
darya darja daria dasha
david dovydas taavet taavi dave davey dudi dudu
deborah debora debbie deb dvora
dmitry dmitri dmitrij dmitrijus dima mitya
edward eduard edvardas ed eddie ted teddy edik
egle eglute
elena jelena yelena helena helen elen lena leena lenka alyona
elizabeth elisabeth elizaveta elzbieta eliise liisa liis liisi lisa liza beth betty bess liz lizzie libby eliza
evgeny jevgeni yevgeny evgenij eugenijus eugene zhenya jenya gene
evgenia jevgenia yevgenia eugenia zhenya jenya
frederick fred freddie freddy
galina galya galia
gediminas gedas
gregory grigory grigori gregor greg grisha
henry henri hendrik hank harry heino
igor igoris igoryok
irina ira irena irinka
ivan vanya ivanas johnny
jacob jakob jaakob jaak jake yaakov kobi jokubas
james jim jimmy jamie
jennifer jenny jen jenni
joel yoel
john johannes juhan jaan jan johnny jack jonas
jonathan yonatan jon john yoni
joseph josef yosef joosep joe joey yossi yosi juozas juozapas
julia julija yulia juulia yulya
kenneth ken kenny
konstantin konstantinas kostya kostas
larisa larissa lara larysa
lawrence laurence lauri laurynas larry
leonid leonidas lyonya lenya leo
leo leonard lev leonas lyova
ljudmila lyudmila liudmila ludmila lyuda luda mila
lyubov ljubov liubov lyuba
martha marta marte
margaret margarita margarete marga peggy maggie meg greta rita grete reet
maria mary marija mariya mari mare maarja maria masha marusya marika maija molly miriam miri mirjam miryam
marina marinka
martin mart marti martynas
matthew matvei matas matti mati madis matt motya
michael mikhail mihhail mihkel mykolas michail mike mick misha mickey mishka michel miki mikk
mindaugas mindė
moshe moses moisei moshik moishe
nadezhda nadezda nadežda nadia nadya
natalia natalja natalya natalija nataliya natasha nata tasha
nicholas nikolai nikolaj nikolajus nick nicky kolya niko nigul
oleg olegas
olga olya olia
patricia pat patty tricia trish
pamela pam
paul pavel paulius paavel paavo pasha pavlik povilas
peter pyotr pjotr petras peeter petya pete petia peep
philip filipp pilypas phil filya
rachel rahel raquel rae racheli
rebecca rivka becky riki rebeka
richard rikhard ricardas rick dick rich ricky richie
robert robertas bob bobby rob robbie bert
roman romanas roma
ronald ron ronnie
samuel samuil shmuel sam sammy shmulik
sarah sara sari sally saara
sergey sergei sergejus seryozha serge seryoga
shlomo solomon saliamonas
simon semyon semjon shimon simonas siim syoma senya shimi
stephen steven stepan stepan steponas steve stevie tehvan styopa
susan susanna suzanne sue susie suzy zuzana shoshana
svetlana sveta svetlanka
tamara toma tamar tami
tatiana tatjana tatyana tanya tania
theodore fyodor fjodor feodor fedor ted teddy fedya teodoras
thomas toomas foma tomas tom tommy tomek
timothy timofei tim timmy tima timur
valentina valya valentine
valery valeri valerijus valera
vasily vassili vasilijus vasya
victor viktor viktoras vitya vic
victoria viktoria viktorija vika vicky tori
vincent vincas vytautas vytas
vladimir vladimiras volodya vova vladi vlad
vladislav vladislavas vlad slava vladik
vyacheslav vjatseslav slava vjaceslavas
william vilhelm will bill billy willy liam viljem villem villu
yakov jakov yasha
zachary zach zack zakhar
yury juri jurijus jüri yuri yura jura george georg jurgis georgi zhora gosha
yuval yuvali
avraham abraham avi aabram avrum
aharon aaron roni
eliyahu elijah eli ilya ilja elias eliahu ilyusha
ester esther esti eesti
hanna hannah chana channah hani hanne hanneke
itzhak yitzhak isaac itzik yitschak izya
mordechai moti motti mordehai
menachem mendel mendy
naftali tuli
nathan natan nati nat natanel
netanel nethanel nati
ofer oferi
refael rafael raphael rafi rafa
reuven ruben rubi reuveni
tzvi zvi tsvi tsvika hirsch
uri urik
yael yaeli
yehuda judah udi yuda
yehoshua joshua josh shuki
yisrael israel sruli izzy
ze'ev zeev vovik
toivo toits
kristjan christian kristian krister chris kris
urmas urms
mindaugas mindaugelis
jurgita jurga
edita edith edit
zivile zivyle zile
rimantas rimas
algirdas algis
kestutis kestas
vaidotas vaidas
zygimantas zygis
domantas domas
gintaras ginte gintas
aurelija aura aurele
gabriele gabija gabi gabrielle
"""
"""One name a line: its forms in documents, then what people say. Written in Latin, met in any script by the keys."""

_HEBREW_FORMS = """
אברהם אבי abraham avraham
יצחק איציק isaac yitzhak itzhak
יעקב קובי יענקלה jacob yaakov yakov
יוסף יוסי joseph yosef josef
משה מושיק מושון moses moshe
שלמה שלומי solomon shlomo
שמואל שמוליק סמי samuel shmuel
מרדכי מוטי mordechai
אליהו אלי elijah eliyahu elias
יהודה יודה אודי judah yehuda
יהושע שוקי joshua yehoshua
בנימין בני benjamin binyamin
דוד דודי דודו david
דניאל דני daniel
רפאל רפי raphael refael rafael
נתן נתי nathan natan
נתנאל נתי netanel
מיכאל מיקי michael mikhael
אהרון אהרן רוני aaron aharon
מרים מירי miriam mary
רחל רחלי rachel rahel
רבקה ריקי רבקי rebecca rivka
אסתר אסתי esther ester
חנה חני hanna hannah chana
דבורה דבי דבורי deborah dvora
תמר תמי tamar tamara
שרה sarah sara
לאה leah lea lia
שושנה שוש shoshana susanna
יהונתן יונתן יוני jonathan yonatan
צבי צביקה zvi tzvi
שמעון שימי simon shimon
ישראל שרוליק israel yisrael
נועה נעה noa noah
מאיה maya maia
"""
"""What names of the Bible are called at home, with their forms in other languages."""


def _spelled(form: str) -> tuple[str, ...]:
    """The keys of one form, its yo also as the е that ё is folded to; a Hebrew word stands for itself."""
    found: list[str] = []
    for word in tokens(form):
        spelled = romanised(word) or (word,)
        found += map(without_doubles, (*spelled, *(key.replace("io", "e") for key in spelled)))
    return tuple(found)


@cache
def _names() -> dict[str, frozenset[int]]:
    """By key: the numbers of the lines it stands on."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate((_FORMS + _HEBREW_FORMS).split("\n")):
        for form in line.split():
            for key in _spelled(form):
                found.setdefault(key, set()).add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}


def names_behind(keys: tuple[str, ...]) -> frozenset[int]:
    """Which given names a word may stand for, as numbers; none where it is no form that is known here."""
    names = _names()
    return frozenset(number for key in keys for number in names.get(key, ()))


def forms_like(keys: tuple[str, ...]) -> frozenset[str]:
    """The keys of all forms of the names that a word may stand for."""
    numbers = names_behind(keys)
    return frozenset(key for key, own in _names().items() if own & numbers) if numbers else frozenset()
