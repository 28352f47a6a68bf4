"""Lithuanian words of `rules_line`: when, how long, and what was or is to be done."""

from __future__ import annotations

# fmt: off
LITHUANIAN = {
    "day 0": "šiandien", "day 1": "rytoj", "day 2": "poryt",
    "ago 0": "šįryt, ką tik", "ago 1": "vakar", "ago 2": "užvakar",
    "evening 0": "šįvakar, šį vakarą, šivakar, šį vakar",
    "part 9": "rytą, ryte, ryto", "part 14": "po pietų, popiet, dienos", "part 18": "vakare, vakarą, vakaro",
    "clock 720": "vidurdienį",
    "weekday 0": "pirmadien*", "weekday 1": "antradien*", "weekday 2": "trečiadien*", "weekday 3": "ketvirtadien*",
    "weekday 4": "penktadien*", "weekday 5": "šeštadien*", "weekday 6": "sekmadien*",
    "month 1": "saus*", "month 2": "vasario", "month 3": "kovo", "month 4": "baland*", "month 5": "geguž*",
    "month 6": "biržel*", "month 7": "liepos", "month 8": "rugpjū*", "month 9": "rugsėj*", "month 10": "spalio",
    "month 11": "lapkri*", "month 12": "gruod*",
    "unit minute": "min, minutė, minutės, minutes, minutę, minučių", "unit hour": "val, valanda, valandos, valandas, "
    "valandą, valandai, valandų, h", "unit day": "dienos, dienų, dienas, d",
    "unit week": "savaitės, savaičių, savaites, sav",
    "unit month": "mėnesio, mėnesių, mėnesius, mėn", "unit year": "metų, metus",
    "bare hour": "valandą, valandai, valandos", "bare": "savaitės, mėnesio, dienos, metų, minutės",
    "number 1": "vienos, vieno, vieną", "number 2": "dviejų, dvi, du, poros, porą", "number 3": "trijų, tris, trys",
    "number 4": "keturių, keturias", "number 5": "penkių, penkias, penkis", "number 6": "šešių, šešias",
    "number 7": "septynių, septynias", "number 8": "aštuonių, aštuonias", "number 9": "devynių, devynias",
    "number 10": "dešimties, dešimt", "number 15": "penkiolika, penkiolikos", "number 20": "dvidešimt, dvidešimties",
    "number 30": "trisdešimt",
    "hour 1": "pirmą, pirma, pirmos", "hour 2": "antrą, antros, dvi", "hour 3": "trečią, trečios, trys",
    "hour 4": "ketvirtą, ketvirtos, keturios", "hour 5": "penktą, penktos, penkios", "hour 6": "šeštą, šeštos, šešios",
    "hour 7": "septintą, septintos, septynios", "hour 8": "aštuntą, aštuntos, aštuonios",
    "hour 9": "devintą, devintos, devynios", "hour 10": "dešimtą, dešimtos, dešimt",
    "hour 11": "vienuoliktą, vienuoliktos, vienuolika", "hour 12": "dvyliktą, dvyliktos, dvylika",
    "shift -30": "pusė, pusę, pusiau", "shift -15": "be penkiolikos, be ketvirčio",
    "length 30": "pusvalandį, pusvalandis, pusvalandžio, pusę valandos", "length 90": "pusantros valandos",
    "length 15": "ketvirtį valandos, penkiolika minučių",
    "in": "po, už", "before": "prieš", "every": "kiekvieną, kas", "at": "apie, iki", "mark": "val, val., valandą, h",
    "of": "m, m.", "th": "d, d.",
    "next": "kitą, ateinantį", "this": "šį, artimiausią", "last": "praeitą, praėjusį", "until": "iki",
    "since": "nuo", "or": "arba, ar", "and": "ir",
    "on": "į",
    "ahead week": "kitos savaitės, kitą savaitę", "ahead month": "kitą mėnesį", "ahead year": "kitais metais, kitąmet",

    "we": "aš, mes", "they": "ji, jis, jie, jos, klientas, klientė",
    "to_them": "jai, jam, jiems, joms, klientui, klientei", "to_us": "man, mums",
    "back": "atgal, vėl", "from": "iš", "from_them": "iš jos, iš jo, iš kliento", "prep": "su, dėl, apie",
    "did call": "kalbėjome telefonu, kalbėjau telefonu, kalbėjau su juo telefonu, kalbėjau su ja telefonu,"
                " kalbėjome su juo telefonu, kalbėjomės telefonu, susiskambinome",
    "did call in": "skambino, paskambino, perskambino",
    "did call out": "skambinau, skambinome, paskambinau, paskambinome, perskambinau, perskambinome",
    "noun call": "skambutis, vaizdo skambutis, telefono skambutis, pokalbis telefonu, pokalbis",
    "noun call in": "įeinantis skambutis",
    "noun call out": "išeinantis skambutis", "noun call in no": "praleistas skambutis",
    "no": "neatsiliepė, niekas neatsiliepė, neatsiliepia, nekėlė ragelio, nepakėlė ragelio, nepakėlė, neatsakė, "
          "neprisiskambinau, "
          "neprisiskambinome, buvo užimta",
    "adj": "trumpas, ilgas, greitas, antras, trumpa",
    "yes": "atsiliepė",
    "did visit": "apsilankė, lankėsi, užsuko, užėjo, buvo užėjęs, buvo užėjusi, užsuko į parduotuvę, "
                 "užėjo į parduotuvę, lankėsi parduotuvėje, buvo parduotuvėje, atėjo į parduotuvę",
    "noun visit": "apsilankymas, vizitas",
    "did email in": "atsiuntė el. laišką, gavau el. laišką, gavome el. laišką, parašė el. laišką, atrašė el. laišką",
    "did email out": "el. laiškas išsiųstas, išsiunčiau el. laišką, išsiuntėme el. laišką, parašiau el. laišką, "
                     "nusiunčiau el. laišką, "
                     "siunčiau el. laišką",
    "noun email": "el. laiškas, el laiškas, el. paštas, emailas, email",
    "did letter in": "gavome laišką, gavau laišką, atsiuntė laišką",
    "did letter out": "laiškas išsiųstas, išsiunčiau laišką, išsiuntėme laišką, parašiau laišką",
    "noun letter": "laiškas",
    "did message in": "parašė, rašė, atsiuntė žinutę, parašė žinutę, gavau žinutę, gavome žinutę",
    "did message out": "žinutė išsiųsta, parašiau, parašėme, rašiau, išsiunčiau žinutę, parašiau žinutę, "
                       "nusiunčiau žinutę, "
                       "parašiau jai žinutę, parašiau jam žinutę",
    "noun message": "žinutė, sms, smsas",
    "did social in": "parašė per facebook, parašė facebooke, parašė instagrame, parašė per instagram, "
                     "pakomentavo facebooke, pakomentavo instagrame",
    "did social out": "parašiau per facebook, parašiau facebooke", "noun social": "feisbukas, facebooke, instagrame",
    "did meeting": "susitikome, susitikau, susitiko, buvome susitikę", "noun meeting": "susitikimas",
    "noun occasion": "vakarėlis, kalėdinis vakarėlis, pietūs, vakarienė, gimtadienio vakarėlis, vestuvės, šventė",
    "noun note": "pastaba, užrašas",
    "do call": "skambinti, paskambinti, perskambinti, skambinsiu, paskambinsiu, perskambinsiu, paskambink, "
               "paskambinkite, skambinkite, perskambinkite, skambutis, "
               "skambins, paskambins",
    "do visit": "ateis, atvyks, atvažiuos, užsuks, užeis, apsilankys, aplankyti, apsilankymas, atvykti",
    "do email": "parašyti el. laišką, siųsti el. laišką", "do letter": "siųsti laišką, laiškas",
    "do message": "žinutė, siųsti žinutę, parašyti žinutę",
    "do meeting": "susitikti, susitikimas, susitiksime, susitinkame",
    "do note": "siųsti, išsiųsti, nusiųsti, atsiųsti, išsiųsiu, nusiųsiu, atvežti, atnešti, atveš, atneš, bandyti, "
               "pabandyti, atsakyti, atsakysiu, klausti, paklausti, pasiteirauti, užsakyti, patikrinti, pasiūlyti, "
               "parašyti, parašysiu, paruošti, pataisyti, priminti, duoti, parodyti, sumokėti, sumokės, pristatyti, "
               "pasiimti, pasiims, rezervuoti, patvirtinti, sąskaita, pasiūlymas",
    "request": "prašė, paprašė, nori, norėjo, žadėjo, ne, turi, gali, kad",
    "that": "kad", "join": "tada, ir, ir tada, po to, prašau, toliau",
    "past": "buvo, pirko, nupirko, pirkta, atnešė, norėjo, klausė, sakė, gavo, užsakė, vyko, įvyko, praėjo",
    "plain": "lankosi, skambina, rašo, užsuka, skambinti nenori, skambinti nereikia, laiškų, žinučių, šventė praėjo",
}
# fmt: on
