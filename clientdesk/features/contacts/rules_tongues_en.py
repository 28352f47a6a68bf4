"""English words of `rules_line`: when, how long, and what was or is to be done."""

from __future__ import annotations

# fmt: off
ENGLISH = {
    "day 0": "today", "day 1": "tomorrow", "day 2": "the day after tomorrow, day after tomorrow",
    "ago 0": "this morning, just now, earlier today", "ago 1": "yesterday", "ago 2": "the day before yesterday",
    "evening 0": "this evening, tonight",
    "part 9": "morning, in the morning", "part 14": "afternoon, in the afternoon", "part 18": "evening, in the evening",
    "half_day 0": "am, a.m, a.m.", "half_day 12": "pm, p.m, p.m.",
    "clock 720": "noon, midday",
    "weekday 0": "mon, monday", "weekday 1": "tue, tues, tuesday", "weekday 2": "wed, wednesday",
    "weekday 3": "thu, thurs, thursday", "weekday 4": "fri, friday", "weekday 5": "sat, saturday",
    "weekday 6": "sun, sunday",
    "month 1": "jan, january", "month 2": "feb, february", "month 3": "mar, march", "month 4": "apr, april",
    "month 5": "may", "month 6": "jun, june", "month 7": "jul, july", "month 8": "aug, august",
    "month 9": "sep, sept, september", "month 10": "oct, october", "month 11": "nov, november",
    "month 12": "dec, december",
    "unit minute": "min, mins, minute, minutes", "unit hour": "h, hr, hrs, hour, hours", "unit day": "day, days",
    "unit week": "week, weeks", "unit month": "month, months", "unit year": "year, years",
    "number 1": "a, an, one", "number 2": "two, a couple of", "number 3": "three", "number 4": "four",
    "number 5": "five", "number 6": "six", "number 7": "seven", "number 8": "eight", "number 9": "nine",
    "number 10": "ten", "number 15": "fifteen", "number 20": "twenty", "number 30": "thirty",
    "hour 1": "one", "hour 2": "two", "hour 3": "three", "hour 4": "four", "hour 5": "five", "hour 6": "six",
    "hour 7": "seven", "hour 8": "eight", "hour 9": "nine", "hour 10": "ten", "hour 11": "eleven", "hour 12": "twelve",
    "shift 30/-30": "half", "shift 30": "half past", "shift 15": "quarter past, a quarter past",
    "shift -15": "quarter to, a quarter to",
    "length 30": "half an hour, half hour", "length 90": "an hour and a half, hour and a half, one and a half hours",
    "length 15": "a quarter of an hour, quarter of an hour",
    "in": "in, after", "later": "later", "before": "ago", "every": "every, each",
    "at": "at, @, around, by, before, until, till", "mark": "o'clock, h",
    "on": "on, on the, the, by, to, for", "of": "of", "th": "st, nd, rd, th", "next": "next", "this": "this",
    "last": "last",
    "until": "until, till, before", "since": "since, from", "or": "or", "and": "and",
    "ahead week": "next week", "ahead month": "next month", "ahead year": "next year",

    "we": "i, we", "they": "she, he, they, customer, the customer, client, the client", "for": "for",
    "to_her": "her", "to_them": "him, them, the customer, the client", "to_us": "me, us",
    "back": "back, again", "from": "from", "to": "to", "prep": "with, about, re, regarding, on",
    "did call": "called, phoned, rang, ringed, rung, spoke on the phone, talked on the phone, telephoned",
    "noun call": "call, video call, whatsapp call, zoom call, tel call, phone call, phonecall, telephone call, a call",
    "noun call in": "incoming call, got a call, received a call", "noun call out": "outgoing call",
    "noun call in no": "missed call, missed a call", "noun call out no": "unanswered call",
    "no": "no answer, nobody answered, no one answered, did not answer, didn't answer, didnt answer, not answered, "
          "no reply, did not pick up, "
          "didn't pick up, didnt pick up, voicemail, left voicemail, left a voicemail, was busy, line busy",
    "adj": "quick, short, long, brief, another, second, friendly",
    "yes": "answered, picked up",
    "did visit": "visited, came in, came by, came to the shop, dropped in, dropped by, stopped by, popped in, "
                 "looked in, walked in, visited the shop, was in the shop, was here",
    "noun visit": "visit, a visit, shop visit, walk-in",
    "did email": "emailed, e-mailed, mailed, wrote an email, wrote an e-mail",
    "did email out": "email sent, e-mail sent, sent an email, sent email, sent an e-mail, sent e-mail",
    "did email in": "got an email, got an e-mail, received an email, received an e-mail",
    "noun email": "email, e-mail, an email, an e-mail",
    "did letter": "wrote a letter", "did letter out": "letter sent, sent a letter, posted a letter",
    "did letter in": "got a letter, received a letter", "noun letter": "letter, a letter",
    "did message": "texted, messaged, wrote, whatsapped, wrote a message",
    "did message out": "message sent, sms sent, text sent, sent a message, sent a text, sent an sms",
    "did message in": "got a message, received a message",
    "noun message": "message, text, text message, sms, whatsapp, telegram, viber, a message, messenger",
    "did social": "wrote on facebook, wrote on instagram, wrote on linkedin, commented on facebook, "
                  "commented on instagram, posted on facebook, posted on instagram",
    "noun social": "facebook, instagram, tiktok, linkedin, facebook message, instagram message, facebook comment, "
                   "instagram comment",
    "did meeting": "met, met with, had a meeting",
    "noun meeting": "meeting, zoom meeting, online meeting, video meeting, a meeting",
    "did occasion": "had dinner, had lunch, had coffee",
    "noun occasion": "dinner, lunch, party, christmas party, birthday party, coffee, wedding, summer party",
    "noun note": "note",
    "do call": "call, ring, phone, call back, ring back, phone back, callback, telephone",
    "do visit": "visit, come, comes, coming, come by, drop in, stop by", "do email": "email, e-mail",
    "do letter": "send a letter, letter", "do message": "text, message, sms", "do meeting": "meet, meeting, see",
    "do occasion": "dinner, lunch, party",
    "do note": "send, bring, check, order, ask, offer, prepare, follow up, follow-up, remind, fix, repair, deliver, "
               "pay, "
               "write, answer, reply, finish, measure, show, give, pick up, book, reserve, confirm, find, try, make, "
               "invoice, get, return, quote, talk, collect",
    "request": "to, will, should, must, would, can, could, not, won't, asked, may, might",
    "that": "that", "join": "then, and, so, and then, please, to do, todo, next, next step",
    "remind": "remind me to, remember to, need to, must, to",
    "past": "was, were, had, bought, got, came, sold, broke, brought, has been, did, took, went, since, ended, born",
    "plain": "call is, email is, e-mail is, letter is, message is, visit is, meeting is, called off, called it, "
             "called for, calls, caller, wrote off, wrote down, wrote up, met the, latter, "
             "litter, massage, visitor, visitors, better, ringer, mother, moaned, mated, message board, "
             "letter box, meeting room, met all, met every, called himself, called herself, melting, party of",
}
# fmt: on
