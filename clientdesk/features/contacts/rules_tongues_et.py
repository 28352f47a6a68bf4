"""Estonian words of `rules_line`: when, how long, and what was or is to be done."""

from __future__ import annotations

_WEEKDAYS = ((0, "esmaspäev"), (1, "teisipäev"), (2, "kolmapäev"), (3, "neljapäev"), (5, "laupäev"), (6, "pühapäev"))
_CASES = ("", "a", "al", "aks", "ani")

# fmt: off
_HOURS_UNTIL = (
    "ühe", "kahe", "kolme", "nelja", "viie", "kuue", "seitsme", "kaheksa", "üheksa", "kümne", "üheteistkümne",
    "kaheteistkümne",
)

ESTONIAN = {
    "day 0": "täna", "day 1": "homme, homne", "day 2": "ülehomme",
    "ago 0": "täna hommikul, äsja, just", "ago 1": "eile", "ago 2": "üleeile",
    "part 9": "hommikul", "part 14": "pärast lõunat, pärastlõunal", "part 18": "õhtul",
    "clock 720": "keskpäeval, lõuna ajal",
    **{f"weekday {place}": ", ".join(f"{day}{case}" for case in _CASES) for place, day in _WEEKDAYS},
    "weekday 4": "reede, reedel, reedeks, reedeni",
    "month 1": "jaanuar*", "month 2": "veebruar*", "month 3": "märts*", "month 4": "aprill*",
    "month 5": "mai, mail, maiks",
    "month 6": "juuni*", "month 7": "juuli*", "month 8": "august*", "month 9": "septemb*", "month 10": "oktoob*",
    "month 11": "novemb*", "month 12": "detsemb*",
    "unit minute": "minut, minuti, minutit, min", "unit hour": "tund, tunni, tunni aja, tundi, h, t",
    "unit day": "päeva, päev",
    "unit week": "nädala, nädala aja, nädalat", "unit month": "kuu, kuud", "unit year": "aasta, aastat",
    "bare hour": "tund, tunni, tunni aja, tund aega", "bare": "nädala, nädala aja, kuu, aasta, päeva, minuti",
    "number 1": "ühe, üks", "number 2": "kahe, kaks, paari, paar", "number 3": "kolme, kolm", "number 4": "nelja, neli",
    "number 5": "viie, viis", "number 6": "kuue, kuus", "number 7": "seitsme, seitse", "number 8": "kaheksa",
    "number 9": "üheksa", "number 10": "kümne, kümme", "number 15": "viisteist, viieteist",
    "number 20": "kakskümmend, kahekümne", "number 30": "kolmkümmend, kolmekümne",
    "hour 1": "üks", "hour 2": "kaks", "hour 3": "kolm", "hour 4": "neli", "hour 5": "viis", "hour 6": "kuus",
    "hour 7": "seitse", "hour 8": "kaheksa", "hour 9": "üheksa", "hour 10": "kümme", "hour 11": "üksteist",
    "hour 12": "kaksteist",
    **{f"hour {hour} ": f"{word}ks" for hour, word in enumerate(_HOURS_UNTIL, start=1)},
    "shift -30": "pool", "shift -45": "veerand", "shift -15": "kolmveerand",
    "length 30": "pool tundi, poole tunni", "length 90": "poolteist tundi", "length 15": "veerand tundi",
    "later": "pärast", "before": "tagasi", "every": "igal, iga",
    "at": "kell, kella, enne, kuni, enne kella, kuni kella", "next": "järgmisel, järgmine, uuel, tuleval",
    "this": "sel, sellel", "last": "eelmisel, möödunud", "until": "kuni, enne", "since": "alates, saadik",
    "or": "või", "and": "ja", "th": "ndal, kuupäeval, . kuupäeval",
    "ahead week": "järgmise nädala, järgmisel nädalal, uuel nädalal, tuleval nädalal", "ahead month": "järgmisel kuul",
    "ahead year": "järgmisel aastal",

    "we": "ma, mina, me, meie", "they": "ta, tema, nad, nemad, klient",
    "to_them": "talle, temale, neile, kliendile", "to_us": "mulle, meile",
    "back": "tagasi, uuesti", "from_them": "temalt, kliendilt, talt, neilt", "prep": "kliendiga",
    "did call": "rääkisime telefonis, rääkisin telefonis, rääkisime temaga telefonis, rääkisin temaga telefonis, "
                "suhtlesime telefonis",
    "did call in": "helistas, helistati, helistasid, võttis ühendust",
    "did call out": "helistasin, helistasime, helistasin üle, võtsin ühendust",
    "noun call": "kõne, videokõne, telefonikõne, telefonivestlus", "noun call in": "sissetulev kõne",
    "noun call out": "väljuv kõne", "noun call in no": "vastamata kõne",
    "no": "ei vastanud, keegi ei vastanud, ei vastatud, ei võtnud vastu, ei võtnud toru, ei saanud kätte, "
          "vastust ei olnud, oli kinni",
    "adj": "lühike, pikk, kiire, teine",
    "yes": "vastas",
    "did visit": "käis poes, käis läbi, käis meil, käis kohal, käis, astus läbi, tuli läbi, tuli poodi, külastas, "
                 "külastasid, käisid poes, astusid läbi",
    "noun visit": "külastus, poekülastus, visiit",
    "did email": "kirjavahetus", "did email in": "saatis meili, saatis e-kirja, saatis emaili, meilis, saime meili, "
    "saime e-kirja, sain meili, sain e-kirja, kirjutas meili, kirjutas e-kirja",
    "did email out": "meil saadetud, e-kiri saadetud, saatsin meili, saatsin e-kirja, saatsime meili, "
                     "saatsime e-kirja, meilisin, meilisime, "
                     "kirjutasin meili, kirjutasin e-kirja, saatsin emaili",
    "noun email": "e-kiri, meil, email, e-mail, e-post",
    "did letter in": "saime kirja, sain kirja, saatis kirja, tuli kiri",
    "did letter out": "kiri saadetud, saatsin kirja, saatsime kirja", "noun letter": "kiri, paberkiri",
    "did message in": "kirjutas, kirjutasid, saatis sõnumi, saime sõnumi, sain sõnumi, saatis sms-i",
    "did message out": "sõnum saadetud, sms saadetud, kirjutasin, kirjutasime, saatsin sõnumi, saatsime sõnumi, "
                       "saatsin sms-i",
    "noun message": "sõnum, sms, tekstisõnum",
    "did social in": "kirjutas facebookis, kirjutas instagramis, kommenteeris facebookis, kommenteeris instagramis",
    "did social out": "kirjutasin facebookis, kirjutasin instagramis", "noun social": "facebookis, instagramis",
    "did meeting": "kohtusime, kohtusin, kohtus, saime kokku, sain kokku", "noun meeting": "kohtumine, koosolek",
    "noun occasion": "jõulupidu, pidu, lõuna, lõunasöök, õhtusöök, sünnipäevapidu, suvepäevad, pulmad",
    "noun note": "märkus, märge",
    "do call": "helista, helistada, helistan, helistame, helistab, helista tagasi, helistada tagasi, kõne",
    "do visit": "tuleb, tulevad, tulla, külastada, külastus, astub läbi, käia", "do email": "meilida, meili",
    "do letter": "kiri, saata kiri", "do message": "sõnum, saata sõnum",
    "do meeting": "kohtuda, kohtume, kohtumine, kohtub",
    "do note": "räägi, rääkida, räägin, saada, saata, saadan, saadame, tuua, too, toon, tuuakse, uuri, uurida, "
               "uurin, küsi, küsida, küsin, "
               "vasta, "
               "vastata, vastan, proovi, proovida, proovin, telli, tellida, tellin, kontrolli, kontrollida, "
               "kontrollin, "
               "paku, pakkuda, pakun, parandada, paranda, anda, anna, maksta, maksab, näidata, näita, tuletada, "
               "meenutada, kirjuta, kirjutada, kirjutan, arve, pakkumine, valmista, võtta, võta, broneeri, broneerida",
    "request": "palus, palusid, tahab, soovib, lubas, ei, et, peab, võib",
    "that": "et", "join": "siis, ja, ja siis, seejärel, palun, edasi",
    "past": "oli, olid, ostis, ostetud, tõi, sai, läks, tahtis, küsis, ütles, tellis, müüsime, toodud, toimus, alates",
    "plain": "helistab, kirjutab, käib, külastab, kõneleb, kirjas, meil on, kohtunik, kirjast, hoone, kiire, kõige, "
             "helistada ei",
}
# fmt: on
