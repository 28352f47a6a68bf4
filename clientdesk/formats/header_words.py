"""The words by which programs and shopkeepers name their columns, in English, Estonian, Lithuanian, Russian, Hebrew."""

from __future__ import annotations

from clientdesk.formats.fields import Field

# Compared without blanks, signs, accents and case, so "FirstName", "first_name" and "First Name" are one.
NAMES: dict[Field, str] = {
    Field.KIND: "kind",
    Field.FULL_NAME: (
        "name, full name, display name, contact name, customer name, client name, lead name, contact person,"
        " customer, client,"
        " contact, kontaktisik, kontaktinis asmuo, контактное лицо, איש קשר,"
        " nimi, täisnimi, ees ja perekonnanimi, eesnimi ja perekonnanimi, kliendi nimi, klient,"
        " vardas pavardė, vardas ir pavardė, pavardė vardas, kliento vardas, klientas, pavadinimas,"
        " фио, полное имя, имя и фамилия, фамилия имя отчество, имя фамилия, имя клиента, клиент, наименование,"
        " שם, שם מלא, שם הלקוח, שם לקוח, לקוח,"
        " pavardė ir vardas, perekonnanimi ja eesnimi, perekonnanimi eesnimi, eesnimi perekonnanimi, фамилия имя,"
        " фамилия и имя, last name first name, first name last name, first and last name, contact full name,"
        " anzeigename, vollständiger name, nom complet, koko nimi, שם פרטי ושם משפחה, שם משפחה ושם פרטי"
    ),
    Field.HONORIFIC: (
        "prefix, name prefix, honorific, honorific prefix, salutation, tiitel, kreipimasis, обращение по титулу,"
        " תואר, anrede, titulas,"
        " civilité"
    ),
    Field.GIVEN: (
        "first name, given name, forename, first, eesnimi, vardas, имя, שם פרטי, fname, firstname, christian name,"
        " vorname, prénom, etunimi"
    ),
    Field.PATRONYMIC: (
        "middle name, additional name, additional names, middle, patronymic, second name, isanimi, tėvavardis,"
        " tėvo vardas, отчество, שם האב, שם אמצעי, keskmine nimi, teine nimi, antrasis vardas,"
        " weitere vornamen, deuxième prénom, toinen nimi"
    ),
    Field.FAMILY: (
        "last name, family name, surname, last, lname, perekonnanimi, perenimi, pavardė, фамилия, שם משפחה,"
        " nachname, familienname, nom de famille, sukunimi"
    ),
    Field.SUFFIX: (
        "suffix, name suffix, honorific suffix, generational suffix, järelliide, priesaga, суффикс, סיומת, namenssuffix"
    ),
    Field.NICKNAME: "nickname, nick name, nick, hüüdnimi, slapyvardis, pravardė, прозвище, псевдоним, כינוי, spitzname",
    Field.ORGANISATION: (
        "company, company name, organisation, organization, organization name, organisation name, org, org name,"
        " business name,"
        " account name, associated company, employer, firma, firma nimi, ettevõte, ettevõtte nimi, asutus,"
        " organisatsioon, įmonė, įmonės pavadinimas, organizacija, bendrovė, įstaiga, организация, компания, фирма,"
        " предприятие, название компании, название организации, חברה, שם החברה, שם חברה, ארגון, שם הארגון, עסק,"
        " שם העסק,"
        " unternehmen, société, yritys, vendor name, account"
    ),
    Field.DEPARTMENT: (
        "department, organization department, division, osakond, skyrius, padalinys, отдел, подразделение, מחלקה,"
        " abteilung,"
        " osasto"
    ),
    Field.TITLE: (
        "title, job title, position, organization title, occupation, role, job,"
        " amet, ametikoht, ametinimetus, pareigos,"
        " должность, תפקיד, berufsbezeichnung, fonction, ammattinimike"
    ),
    Field.PHONE: (
        "phone, phone number, telephone, telephone number, tel, tel no, phone no, contact number, contact phone,"
        " telefon, telefoni number, telefoninumber, kontakttelefon, tel nr, telefonas, telefono numeris, tel numeris,"
        " kontaktinis telefonas, телефон, тел, номер телефона, контактный телефон, טלפון, טל, מספר טלפון, מס טלפון,"
        " telefonid, phones, телефоны, טלפונים, rufnummer, téléphone, puhelin, puhelinnumero, kontaktnumber,"
        " telefoni nr,"
        " telefono nr"
    ),
    Field.EMAIL: (
        "email, e mail, mail, email address, e mail address, email 1, email id,"
        " e post, epost, e posti aadress, meil, meiliaadress,"
        " e kiri, el paštas, el pašto adresas, elektroninis paštas, el p, e paštas, эл почта, электронная почта, почта,"
        " адрес электронной почты, имейл, емейл, мейл, е мейл, דואל, אימייל,"
        " אי מייל, מייל, דואר אלקטרוני, כתובת אימייל,"
        " כתובת מייל, כתובת דואל, emails, адрес эл почты, адрес элпочты, meili aadress, adresse de messagerie,"
        " courriel,"
        " sähköposti, sähköpostiosoite, כתובת דואר אלקטרוני"
    ),
    Field.WEB: (
        "website, web site, web page, webpage, web, url, homepage, home page, blog, website url, website blog,"
        " website home page, website homepage, website other, website profile, website work, koduleht, veebileht, veeb,"
        " svetainė, interneto svetainė, tinklalapis, сайт, веб сайт, веб страница, אתר, אתר אינטרנט, אתר הבית,"
        " webseite, page web, verkkosivu, דף אינטרנט, interneto puslapis"
    ),
    Field.STREET: (
        "street, street address, address line, street name, tänav, tänav maja, gatvė, улица, улица дом, רחוב,"
        " extended address, po box, pobox, postkast, а я, תד, flat, apartment,"
        " straße, strasse, rue, katuosoite, address 1, adresse 1, aadressirida"
    ),
    Field.CITY: (
        "city, town, locality, city town, linn, asula, linn vald, miestas, gyvenvietė, город, населенный пункт,"
        " עיר, יישוב, ישוב, ort, stadt, ville, kaupunki"
    ),
    Field.REGION: (
        "state, region, province, county, state region, state province, maakond, apskritis, rajonas, savivaldybė,"
        " область, регион, край, область край, район, מחוז, אזור, province code, state code,"
        " bundesland, bundesland kanton, stateprovince, osariik"
    ),
    Field.POSTCODE: (
        "zip, zip code, zip postal code, postal code, postcode, post code, p code, pcode, postiindeks, sihtnumber,"
        " indeks, pašto kodas,"
        " pašto indeksas, индекс, почтовый индекс, מיקוד, postleitzahl, plz, code postal, postinumero,"
        " почтовый код, zippostal code"
    ),
    Field.COUNTRY: (
        "country, country region, country code, riik, maa, šalis, valstybė, страна, ארץ, מדינה, land, land region,"
        " pays, maa alue, riik regioon, šalis regionas, страна регион, страна или регион, ארץ אזור"
    ),
    Field.ADDRESS: (
        "address, full address, postal address, mailing address, formatted address, aadress, postiaadress, adresas,"
        " pašto adresas, адрес, почтовый адрес, полный адрес, כתובת, כתובת מלאה"
    ),
    Field.BIRTHDAY: (
        "birthday, birth date, birthdate, date of birth, dob, born, sünnipäev, sünniaeg, sünnikuupäev, gimtadienis,"
        " gimimo data, gimimo diena, день рождения, дата рождения, др, יום הולדת, תאריך לידה, תאריך יום הולדת,"
        " geburtstag,"
        " geburtsdatum, anniversaire, date de naissance, syntymäpäivä, d o b"
    ),
    Field.BIRTH_YEAR: "birth year, year of birth, sünniaasta, gimimo metai, год рождения, שנת לידה",
    Field.BIRTH_MONTH: "birth month, month of birth, sünnikuu, gimimo mėnuo, месяц рождения, חודש לידה",
    Field.BIRTH_DAY: "day of birth",
    Field.CLASS: (
        "class, customer class, abc class, potential, tier, klass, kliendiklass, klasė, kliento klasė, класс,"
        " класс клиента, סיווג, סיווג לקוח"
    ),
    Field.TAGS: (
        "tags, tag, labels, categories, category, groups, group, group membership, silt, sildid, märksõnad, kategooria,"
        " kategooriad, grupp, grupid, žyma, žymos, žymės, kategorija, grupė, grupės, метка, метки, теги, тег,"
        " категория,"
        " категории, группа, группы, תגית, תגיות, תוויות, קטגוריה, קבוצה, קבוצות, kategorien, catégories, luokat"
    ),
    Field.NOTE: (
        "note, notes, comment, comments, remark, remarks, description, märkus, märkused, kommentaar, kommentaarid,"
        " lisainfo, pastaba, pastabos, komentaras, komentarai, заметка, заметки, примечание, примечания, комментарий,"
        " комментарии, הערה, הערות, notizen, bemerkungen, märkmed, huomautukset, lisätiedot, background,"
        " background info"
    ),
    Field.LANGUAGE: "language, preferred language, lang, keel, suhtluskeel, kalba, язык, שפה",
    Field.ADDRESS_AS: (
        "how to address, address as, say, greeting name, pöördumine, kreipinys, обращение, איך לפנות, פנייה"
    ),
    Field.PRONUNCIATION: (
        "pronunciation, phonetic first name, phonetic middle name, phonetic last name, phonetic name, given name yomi,"
        " family name yomi, hääldus, tarimas, произношение, הגייה"
    ),
    Field.INDUSTRY: (
        "industry, line of business, tegevusala, veiklos sritis, отрасль, сфера деятельности, ענף, תחום עיסוק"
    ),
    Field.FOUND_BY: (
        "how they found us, how found us, lead source, original source, source, original traffic source,"
        " referral source,"
        " kust meid leidis, allikas, kaip mus rado, šaltinis, как нас нашли, источник, איך הגיע אלינו, מקור"
    ),
    Field.NAME_DAY: "name day, nameday, nimepäev, vardadienis, vardo diena, именины, יום השם",
    Field.UID: "uid, clientdesk uid",
}

# Columns of well-known programs that tell nothing we keep; they only show that a row names columns.
IGNORED = (
    "id, record id, lead id, customer id, contact id, owner, owner id, lead owner, contact owner,"
    " lead status, status, lifecycle stage, gender, anniversary, spouse, maiden name,"
    " managers name, assistants name, file as, photo, screen name, custom, initials, created, created at, modified,"
    " total spent, total orders, email type, email display name, tax exempt, create date, last modified date,"
    " last activity date, last activity, created by, modified by, created time, modified time, last activity time,"
    " priority, private, sensitivity, billing information, mileage, hobby, keywords, location, directory server,"
    " referred by, profession, language code, government id number, organizational id number, children, schedule,"
    " yomi name, initiale, skype id, twitter, associated company ids, number of times contacted, relationship"
)

# Words beside the name of a field that say which one; "" for words that say nothing worth keeping.
LABEL_TOKENS: dict[str, str] = {
    "home": "home, private, personal, kodu, kodune, isiklik, namų, asmeninis, домашний, домашняя, личный, дом, privat,"
    " privé, domicile, koti, kodus,"
    " личная, בית, בבית, פרטי",
    "work": "work, business, office, company, töö, tööl, darbo, biuro, verslo, рабочий, рабочая, служебный, раб, עבודה,"
    " geschäftlich, dienstlich, professionnel, bureau, työ,"
    " בעבודה, משרד, במשרד, organization",
    "cell": "mobile, cell, cellular, mobil, mobiltelefon, handy, portable, matkapuhelin, переносной, mobiil,"
    " mobiili, mob, mobilus, mobilusis, mobiliojo, мобильный,"
    " моб,"
    " сотовый, נייד, סלולרי, סלולארי, פלאפון",
    "fax": "fax, faks, faksas, fakso, faksi, télécopie, факс, פקס",
    "pager": "pager",
    "video": "video",
    "car": "car",
    "assistant": "assistant, assistants, asst, assistent, assistenten",
    "main": "main, primary, põhiline, pagrindinis, основной, ראשי",
    "other": "other, muu, kitas, kita, другой, дополнительный, אחר, נוסף, weiteres, weitere, andere, autre, muut",
    "billing": "billing, arve",
    "shipping": "shipping, delivery, tarne",
    "": "secondary, default, mailing, alternate, alternative, no, nr, number, of, the, my, person, customer, contact,"
    " client,"
    " kliendi, kliento, клиента, הלקוח",
}

# With no further word, these alone name a phone.
PHONE_LABELS = frozenset({"cell", "fax", "pager"})

HONORIFICS = (
    "mr, mrs, ms, miss, mx, dr, prof, sir, hr, härra, pr, proua, prl, p, ponas, ponia, г, н, г-н, г-жа, госпожа,"
    " господин, מר, גב, גברת, דר, פרופ"
)

# What shops call their best customers, the good ones, the others.
CLASS_WORDS = {
    "A": "vip, gold, platinum, top, key, kuld, kuldklient, auksinis, auksas, золото, золотой, вип, זהב, פלטינה",
    "B": "silver, regular, hõbe, püsiklient, sidabras, sidabrinis, nuolatinis, серебро, серебряный, כסף, קבוע",
    "C": "bronze, standard, basic, pronks, tavaline, bronza, bronzinis, įprastas, бронза, обычный, ארד, רגיל",
}

# A yes or no to being reached, by what the yes is to; the channel where the words name one.
CONSENTS = (
    "newsletter, newsletters, newsletter consent, marketing, marketing consent, marketing opt in, accepts marketing,"
    " marketing contact status, consent, consent given, opt in, opted in, subscribed, subscribed to newsletter,"
    " mailing list,"
    " gdpr consent, accepts offers, offers, may be contacted,"
    " uudiskiri, uudiskirjad, uudiskirja nõusolek, nõusolek, turundusnõusolek, pakkumised, soovib pakkumisi,"
    " naujienlaiškis, naujienlaiškiai, naujienos, sutikimas, rinkodaros sutikimas, sutinka gauti pasiūlymus,"
    " pasiūlymai,"
    " рассылка, подписка, подписка на рассылку, согласие, согласие на рассылку, маркетинг, новости, акции,"
    " ניוזלטר, רשימת תפוצה, דיוור, אישור דיוור, הסכמה, הסכמה לדיוור, מבצעים, הצעות"
)
NEWS = (
    "newsletter, newsletters, uudiskiri, uudiskirjad, uudiskirja, naujienlaiškis, naujienlaiškiai, naujienos,"
    " рассылка, рассылку, подписка, новости, ניוזלטר, דיוור, subscribed"
)
"""Where one of these words is in the name, the yes is to news; elsewhere to offers."""
REFUSALS = (
    "opt out, opted out, unsubscribed, unsubscribed from all, do not contact, no marketing, has opted out,"
    " has opted out of,"
    " opted out of, do not, blocked, do not send, unsubscribed from all email, unsubscribed from,"
    " loobunud, ei soovi pakkumisi, mitte saata, atsisakė, nesiųsti, отписан, отписка, отказ от рассылки, не писать,"
    " הוסר, הוסר מרשימת תפוצה, לא לשלוח"
)
CHANNELS = {
    "email": "email, e mail, mail, emails, e post, meil, el paštu, el paštas, почта, имейл, אימייל, מייל, דואל",
    "message": "sms, whatsapp, text, texts, text message, смс, סמס, מסרון",
    "phone": "call, calls, phone, telephone, telefon, helista, kõne, skambinti, telefonu, звонить, телефон, звонки,"
    " טלפון, שיחה",
    "letter": "post, letter, letters, fax, direct mail, paber, kiri, paštu, письма, דואר",
}
