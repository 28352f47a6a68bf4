"""The names of weekdays and months in the five languages, as CLDR has them.

Babel knows them too, but loading it for the first date took a tenth of the program's start; a test compares the two.
"""

from __future__ import annotations

from datetime import date

_WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "et": "esmaspäev teisipäev kolmapäev neljapäev reede laupäev pühapäev",
    "lt": "pirmadienis antradienis trečiadienis ketvirtadienis penktadienis šeštadienis sekmadienis",
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье",
    "he": "יום_שני יום_שלישי יום_רביעי יום_חמישי יום_שישי יום_שבת יום_ראשון",
}
_SHORT_WEEKDAYS = {
    "en": "Mon Tue Wed Thu Fri Sat Sun",
    "et": "E T K N R L P",
    "lt": "pr an tr kt pn št sk",
    "ru": "пн вт ср чт пт сб вс",
    "he": "יום_ב׳ יום_ג׳ יום_ד׳ יום_ה׳ יום_ו׳ שבת יום_א׳",
}
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "et": "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
    "lt": "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "he": "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
}
_MONTHS_ALONE = _MONTHS | {
    "lt": "sausis vasaris kovas balandis gegužė birželis liepa rugpjūtis rugsėjis spalis lapkritis gruodis",
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
}
_SHORT_MONTHS = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec",
    "et": "jaan veebr märts apr mai juuni juuli aug sept okt nov dets",
    "lt": "saus. vas. kov. bal. geg. birž. liep. rugp. rugs. spal. lapkr. gruod.",
    "ru": "янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек.",
    "he": "ינו׳ פבר׳ מרץ אפר׳ מאי יוני יולי אוג׳ ספט׳ אוק׳ נוב׳ דצמ׳",
}


def day_words(day: date, language: str) -> dict[str, str | int]:
    """The parts of a date by name.

    Returns:
        `weekday` and `month` in full as they stand in a date, `wd` and `mon` in short, `alone` the month as it stands
        without a day, and the numbers `day` and `year`.
    """
    return {
        "weekday": _word(_WEEKDAYS, language, day.weekday()),
        "wd": _word(_SHORT_WEEKDAYS, language, day.weekday()),
        "month": _word(_MONTHS, language, day.month - 1),
        "mon": _word(_SHORT_MONTHS, language, day.month - 1),
        "alone": _word(_MONTHS_ALONE, language, day.month - 1),
        "day": day.day,
        "year": day.year,
    }


def _word(words: dict[str, str], language: str, place: int) -> str:
    return words[language].split(" ")[place].replace("_", " ")
