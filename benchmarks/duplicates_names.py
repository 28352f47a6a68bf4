"""Names for a made set of customers in five languages, and how people write them otherwise."""

from __future__ import annotations

from itertools import product

GIVEN: dict[str, tuple[str, str]] = {
    "en": (
        ("Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty Margaret Sandra "
        "Ashley Kimberly Emily Donna Michelle Carol Amanda Dorothy Melissa Deborah Stephanie Rebecca Sharon Laura "
        "Cynthia Kathleen Amy Angela Shirley Anna Brenda Pamela Emma Nicole Helen Samantha Katherine Christine Rachel "
        "Carolyn Janet Catherine Maria Heather Diane Olivia Julie Joyce Victoria Ruth Virginia Lauren Kelly Christina"),
        ("James Robert John Michael David William Richard Joseph Thomas Charles Christopher Daniel Matthew Anthony "
        "Donald Steven Paul Andrew Joshua Kenneth Kevin Brian George Timothy Ronald Edward Jason Jeffrey Ryan Jacob "
        "Gary Nicholas Eric Jonathan Stephen Larry Justin Scott Brandon Benjamin Samuel Gregory Alexander Frank "
        "Patrick Raymond Jack Dennis Jerry Tyler Aaron Jose Adam Nathan Henry Douglas Zachary Peter Kyle"),
    ),
    "et": (
        ("Maarja Katrin Triin Kristiina Liis Anneli Piret Kadri Tiina Merike Ülle Sirje Malle Helena Anu Tiiu Riina "
        "Kertu Liina Eha Külli Marika Heli Evelin Kairi Margit Signe Moonika Karin Siiri Pille Reet Aino Leida Salme "
        "Mare Eve Epp Kersti Maire Ingrid Jaanika Laura Marleen Getter Hanna Grete Birgit Kelly Maris Aive Õie"),
        ("Martin Rasmus Kristjan Margus Jaan Toomas Urmas Peeter Andres Priit Tõnu Rein Mati Ants Aivar Indrek Siim "
        "Taavi Tanel Raivo Jüri Meelis Marko Kalev Ivar Veiko Sander Mihkel Karl Oliver Rauno Ain Heino Arvo Lembit "
        "Kaido Janek Erki Ülo Vello Enn Madis Hannes Joonas Henri Sten Ott Raul Allan Argo Olev Tarmo Viljar Uku"),
    ),
    "lt": (
        ("Živilė Eglė Rūta Aistė Gabija Ieva Austėja Monika Lina Rasa Daiva Jurga Kristina Vaida Inga Giedrė Asta "
        "Simona Agnė Laura Viktorija Jolanta Laima Birutė Milda Ugnė Justina Goda Jūratė Danutė Aldona Irena Ona "
        "Regina Nijolė Audronė Sigita Loreta Dalia Ramunė Edita Akvilė Greta Karolina Neringa Raimonda Violeta Zita"),
        ("Jonas Mantas Tomas Lukas Andrius Darius Marius Vytautas Mindaugas Gediminas Paulius Rokas Domantas Karolis "
        "Saulius Rimantas Algirdas Kęstutis Giedrius Arūnas Linas Matas Nerijus Edvinas Aurimas Justinas Laurynas "
        "Vidas Tadas Žygimantas Antanas Juozas Stasys Petras Kazys Romas Vaidas Egidijus Donatas Deividas Arvydas"),
    ),
    "ru": (
        ("Анна Мария Елена Ольга Татьяна Наталья Ирина Светлана Екатерина Юлия Анастасия Людмила Галина Надежда Марина "
        "Любовь Александра Валентина Виктория Ксения Дарья Евгения Оксана Лариса Вера Нина Тамара Алла Жанна Полина "
        "Яна Кристина Алина Маргарита Инна Лидия Зинаида Раиса Софья Варвара Вероника Елизавета Эльвира Щукина"),
        ("Александр Сергей Дмитрий Андрей Алексей Михаил Иван Владимир Николай Евгений Виктор Юрий Павел Игорь Олег "
        "Анатолий Константин Вячеслав Роман Максим Антон Артём Денис Илья Кирилл Григорий Пётр Фёдор Валерий Геннадий "
        "Станислав Вадим Руслан Тимофей Егор Степан Борис Леонид Яков Семён Василий Виталий Захар Эдуард Матвей"),
    ),
}  # fmt: skip
"""Women, men; for Hebrew see `HEBREW_GIVEN`."""

_EN = (
    "Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Moore Jackson Lee Thompson White Harris "
    "Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams Nelson Baker Hall Campbell Mitchell "
    "Carter Roberts Phillips Evans Turner Parker Collins Edwards Stewart Morris Murphy Cook Rogers Morgan Cooper "
    "Peterson Reed Bailey Kelly Howard Kim Cox Ward Richardson Watson Brooks Wood Bennett Gray Hughes Price Myers"
)
_ET = (
    "Tamm Saar Sepp Mägi Kask Kukk Rebane Ilves Pärn Koppel Luik Oja Raudsepp Kuusk Kaasik Karu Lepik Põder Vaher "
    "Allik Lepp Kivi Laur Mets Liiv Kallas Teder Lõhmus Laas Jõgi Toom Kangur Peterson Kütt Pukk Arro Veski Puusepp "
    "Kull Kõiv Hunt Nurk Rätsep Sild Soosaar Uibo Vares Õun Ööbik Ült"
)
_PARTS = {
    "en": (("Ash Black Brad Cole Dun East Fair Gold Hart Hazel Kirk Lang Mar Nor Oak Pem Rad Stan Thorn West Whit Win "
           "Bir Chad Ells Far Hol Lin Mil Sut"),
           "ton ford field well ley man worth bury wood ham by shaw mere dale land"),
    "et": (("Kase Tamme Lepa Kuuse Männi Saare Mäe Jõe Järve Metsa Nõmme Oru Pae Raua Soo Kivi Vana Uue Kõrge Liiva "
           "Palu Ranna Pihla Kalda Laane Koidu Päeva Hõbe Kulla Linnu"),
           "mets saar mäe soo vee org pere maa lill salu pea võsa ste mann puu"),
    "lt": (("Petr Jank Vasil Stank Butk Paul Kaval Ramn Savick Adom Jon Matul Dambr Malin Tamoš Balč Karp Gaid Žem "
           "Norv Rimk Sakal Grig Bern Daug Gervin Jak Kuč Lauc Mick"),
           "auskas evičius aitis ūnas onis ėnas elis utis inskas ys"),
    "ru": (("Иван Петр Смирн Кузнец Попов Васил Соколов Михайл Новик Фёдор Мороз Волк Алексе Лебед Семён Егор Павл "
           "Козл Степан Никола Орл Андре Макар Никит Захар Зайц Солов Борис Яковл Григор Щерб Жук Чайк Шапошник Тих"),
           "ов ев ин ский енко ович анов ушкин"),
}  # fmt: skip


def families(language: str) -> list[str]:
    """Family names of a language, the commonest first; men's forms."""
    whole = {"en": _EN, "et": _ET}.get(language, "").split()
    stems, endings = (part.split() for part in _PARTS[language])
    return whole + [stem + ending for ending, stem in product(endings, stems)]


HEBREW_GIVEN = (
    (
        "שרה:Sarah:Sara רחל:Rachel:Rahel לאה:Leah:Lea מרים:Miriam:Miryam אסתר:Esther:Ester חנה:Hana:Chana "
        "יעל:Yael:Jael נועה:Noa:Noah שירה:Shira:Shirah מיכל:Michal:Mihal רבקה:Rivka:Rebecca דבורה:Dvora:Deborah "
        "אביגיל:Avigail:Abigail הדס:Hadas:Hadass ענת:Anat:Anath אורלי:Orly:Orli דליה:Dalia:Dalya גילה:Gila:Gilah "
        "טליה:Talia:Talya מאיה:Maya:Maia רותם:Rotem:Rothem שושנה:Shoshana:Shoshanna עדי:Adi:Adie ליאת:Liat:Leeat"
    ),
    (
        "משה:Moshe:Moses דוד:David:Dovid יוסף:Yosef:Josef אברהם:Avraham:Abraham יצחק:Yitzhak:Itzhak יעקב:Yaakov:Yakov "
        "שמואל:Shmuel:Samuel דניאל:Daniel:Daniyel מיכאל:Michael:Mihael אהרון:Aharon:Aaron חיים:Haim:Chaim "
        "שלמה:Shlomo:Shelomo אליהו:Eliyahu:Eliahu יונתן:Yonatan:Jonathan נתן:Natan:Nathan בנימין:Binyamin:Benjamin "
        "רון:Ron:Ronn אורי:Uri:Ury עידו:Ido:Iddo גיל:Gil:Gill עמית:Amit:Ameet איתן:Eitan:Etan אסף:Asaf:Assaf "
        "ברוך:Baruch:Barukh מרדכי:Mordechai:Mordehai צבי:Zvi:Tzvi יהודה:Yehuda:Jehuda זאב:Zeev:Zev ליאור:Lior:Leor"
    ),
)
HEBREW_FAMILIES = (
    "כהן:Cohen:Kohen לוי:Levi:Levy מזרחי:Mizrahi:Mizrachi פרץ:Peretz:Perez ביטון:Biton:Bitton דהן:Dahan:Dahhan "
    "אברהם:Avraham:Abraham פרידמן:Friedman:Fridman מלכה:Malka:Malca אזולאי:Azoulay:Azulai כץ:Katz:Kats "
    "יוסף:Yosef:Josef חדד:Hadad:Haddad עמר:Amar:Ammar אוחיון:Ohayon:Ohion גבאי:Gabai:Gabay "
    "אדרי:Edri:Adri לוין:Levin:Levine טל:Tal:Thal קליין:Klein:Kleyn חן:Chen:Hen שפירא:Shapira:Shapiro חזן:Hazan:Chazan "
    "משה:Moshe:Moshé אשכנזי:Ashkenazi:Ashkenazy שגב:Segev:Sagev סויסה:Swisa:Suissa רוזן:Rosen:Rozen גולן:Golan:Gollan "
    "שטרן:Stern:Shtern ברק:Barak:Baraq וקנין:Vaknin:Waknin אוחנה:Ohana:Ochana פלדמן:Feldman:Feldmann "
    "גרינברג:Greenberg:Grinberg גולדשטיין:Goldstein:Goldshtein רוזנברג:Rosenberg:Rozenberg ברגר:Berger:Bergher "
    "שוורץ:Schwartz:Shvarts הורוביץ:Horowitz:Horovitz וייס:Weiss:Weis ממן:Maman:Mamann נחמני:Nahmani:Nachmani "
    "סבן:Saban:Sabban אלבז:Elbaz:Albaz יעקובי:Yaakobi:Jacobi שמעון:Shimon:Simon ארביב:Arbiv:Arviv צור:Tzur:Zur "
    "זיו:Ziv:Zyv אלון:Alon:Allon הררי:Harari:Harrari נוימן:Neuman:Noiman קורן:Koren:Coren"
)
"""Hebrew, and two ways in which people write it in Latin letters."""


def _table(spelled: str) -> dict[str, str]:
    """The letters of the Russian alphabet, each with what stands for it; "_" is nothing."""
    return dict(
        zip("абвгдежзийклмнопрстуфхцчшщъыьэюяё", ["" if each == "_" else each for each in spelled.split()], strict=True)
    )


LETTERS = {
    "passport": _table("a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y _ e iu ia e"),
    "everyday": _table("a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sch _ y _ e yu ya yo"),
    "estonian": _table("a b v g d e ž z i i k l m n o p r s t u f h ts tš š štš _ õ _ e ju ja jo"),
    "lithuanian": _table("a b v g d e ž z i j k l m n o p r s t u f ch c č š šč _ y _ e iu ia io"),
}
"""How Russian is written in Latin letters."""
TO_CYRILLIC = {
    "sch": "щ", "sh": "ш", "ch": "ч", "th": "т", "ph": "ф", "ck": "к", "š": "ш", "ž": "ж", "č": "ч", "ü": "ю", "õ": "ы",
    "ä": "я", "ö": "ё", "ė": "е", "ę": "е", "ą": "а", "į": "и", "ų": "у", "ū": "у", "a": "а", "b": "б", "c": "к",
    "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и", "j": "й", "k": "к", "l": "л", "m": "м", "n": "н",
    "o": "о", "p": "п", "q": "к", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в", "w": "в", "x": "кс", "y": "и",
    "z": "з",
}  # fmt: skip

FOND = {
    "Elizabeth": "Liz", "Margaret": "Maggie", "Katherine": "Kate", "Catherine": "Cathy", "Jennifer": "Jenny",
    "Patricia": "Pat", "Susan": "Sue", "Rebecca": "Becky", "Robert": "Bob", "William": "Bill", "Richard": "Dick",
    "James": "Jim", "Michael": "Mike", "Thomas": "Tom", "Christopher": "Chris", "Anthony": "Tony", "Edward": "Ted",
    "Nicholas": "Nick", "Gregory": "Greg", "Samuel": "Sam", "Pamela": "Pam", "Timothy": "Tim", "Zachary": "Zach",
    "Kristiina": "Tiina", "Katrin": "Kati", "Helena": "Leena", "Margus": "Mark", "Kristjan": "Kris", "Maarja": "Mari",
    "Toomas": "Tom", "Andres": "Andu", "Mihkel": "Miku", "Peeter": "Peep", "Jaan": "Juku", "Viktorija": "Vika",
    "Gediminas": "Gedas", "Rimantas": "Rimas", "Žygimantas": "Žygis", "Domantas": "Domas", "Vytautas": "Vytas",
    "Algirdas": "Algis", "Kęstutis": "Kęstas", "Kristina": "Kristė", "Juozas": "Juozapas",
    "Анна": "Аня", "Мария": "Маша", "Елена": "Лена", "Ольга": "Оля", "Татьяна": "Таня", "Наталья": "Наташа",
    "Ирина": "Ира", "Светлана": "Света", "Екатерина": "Катя", "Анастасия": "Настя", "Людмила": "Люда",
    "Александр": "Саша", "Сергей": "Серёжа", "Дмитрий": "Дима", "Алексей": "Лёша", "Михаил": "Миша", "Иван": "Ваня",
    "Владимир": "Вова", "Николай": "Коля", "Евгений": "Женя", "Юрий": "Юра", "Павел": "Паша", "Константин": "Костя",
    "Пётр": "Петя", "Фёдор": "Федя", "Григорий": "Гриша", "Надежда": "Надя", "Любовь": "Люба", "Юлия": "Юля",
    "יצחק": "איציק", "יוסף": "יוסי", "שמואל": "שמוליק", "אברהם": "אבי", "יונתן": "יוני", "מרדכי": "מוטי",
    "דניאל": "דני",
    "רבקה": "ריקי", "אסתר": "אסתי", "מיכאל": "מיקי", "צבי": "צביקה", "יעקב": "קובי", "אליהו": "אלי", "רחל": "רחלי",
}  # fmt: skip
"""What people call themselves at the counter."""

KEYBOARDS = {
    "latin": ("qwertyuiop", "asdfghjkl", "zxcvbnm"),
    "cyrillic": ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"),
    "hebrew": ("קראטוןםפ", "שדגכעיחלךף", "זסבהנמצתץ"),
}

TOWNS = {
    "en": "London Leeds Bath York Derby Exeter Luton Oxford Reading Norwich Preston Swindon",
    "et": "Tallinn Tartu Narva Pärnu Viljandi Rakvere Kuressaare Võru Valga Haapsalu Paide Jõhvi",
    "lt": "Vilnius Kaunas Klaipėda Šiauliai Panevėžys Alytus Marijampolė Utena Telšiai Palanga Jonava Kėdainiai",
    "ru": "Москва Псков Новгород Тверь Калуга Тула Рязань Самара Пермь Омск Казань Воронеж",
    "he": "חיפה ירושלים אשדוד נתניה רחובות חולון אילת טבריה עכו צפת רעננה אשקלון",
}
STREETS = {
    "en": "High Street,Station Road,Church Lane,Mill Road,Park Avenue,Victoria Street,Green Lane,Main Street",
    "et": "Riia,Narva mnt,Turu,Võru,Tähe,Kastani,Pikk,Kooli,Aia,Pargi,Metsa,Järve,Kesk,Lai,Uus,Jõe,Kalda",
    "lt": "Gedimino g.,Vytauto g.,Taikos pr.,Laisvės al.,Savanorių pr.,Ežero g.,Liepų g.,Mokyklos g.,Žalgirio g.",
    "ru": "ул. Ленина,ул. Мира,Садовая ул.,Лесная ул.,ул. Гагарина,Школьная ул.,Набережная ул.,ул. Пушкина,ул. Чехова",
    "he": "הרצל,ויצמן,ז'בוטינסקי,בן גוריון,רוטשילד,אלנבי,ביאליק,סוקולוב,הנביאים,דיזנגוף",
}
MOBILES = {"en": "+4477", "et": "+3725", "lt": "+3706", "ru": "+79", "he": "+97252"}
DIGITS = {"en": 8, "et": 7, "lt": 7, "ru": 9, "he": 7}
