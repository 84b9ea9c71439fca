#!/usr/bin/env python3
"""Writes src/meta/month_table.c: the names of months in many languages, full and short.

usage: tools/make_month_table.py > src/meta/month_table.c

A line below holds a language's months between bars, each with all its forms. They are written as
src/meta/date_token.c reads words: in lower case, Latin and Greek letters without their marks.
"""
import unicodedata

MONTHS = """
en: january jan|february feb febr|march mar|april apr|may|june jun|july jul|august aug|september sep sept|october oct|november nov|december dec
de: januar jänner jan jän|februar feber|märz mrz maerz mär|april|mai|juni|juli|august|september|oktober okt|november|dezember dez
fr: janvier janv jan|février févr fév|mars|avril avr|mai|juin|juillet juil|août|septembre|octobre|novembre|décembre déc
es: enero ene|febrero|marzo|abril abr|mayo|junio|julio|agosto ago|septiembre setiembre set|octubre|noviembre|diciembre dic
it: gennaio genn gen|febbraio febb|marzo|aprile|maggio mag magg|giugno giu|luglio lug|agosto|settembre sett|ottobre ott|novembre|dicembre
pt: janeiro|fevereiro fev|março|abril|maio|junho|julho|agosto|setembro|outubro out|novembro|dezembro
gl: xaneiro|febreiro|marzo|abril|maio|xuño|xullo|agosto|setembro|outubro|novembro|decembro
ca: gener|febrer|març|abril|maig|juny|juliol|agost ag|setembre|octubre|novembre|desembre des
nl: januari|februari|maart mrt|april|mei|juni|juli|augustus|september|oktober|november|december
sv: januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december
no: januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember
da: januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december
is: janúar|febrúar|mars|apríl|maí|júní|júlí|ágúst|september|október|nóvember|desember
fi: tammikuuta tammikuu tammi|helmikuuta helmikuu helmi|maaliskuuta maaliskuu maalis|huhtikuuta huhtikuu huhti|toukokuuta toukokuu touko|kesäkuuta kesäkuu kesä|heinäkuuta heinäkuu heinä|elokuuta elokuu elo|syyskuuta syyskuu syys|lokakuuta lokakuu loka|marraskuuta marraskuu marras|joulukuuta joulukuu joulu
et: jaanuar jaan|veebruar veebr|märts|aprill|mai|juuni|juuli|august|september|oktoober|november|detsember dets
lv: janvāris janvārī janv|februāris februārī|marts martā|aprīlis aprīlī|maijs maijā|jūnijs jūnijā|jūlijs jūlijā|augusts augustā|septembris septembrī|oktobris oktobrī|novembris novembrī|decembris decembrī
lt: sausio sausis|vasario vasaris|kovo kovas|balandžio balandis|gegužės gegužė|birželio birželis|liepos liepa|rugpjūčio rugpjūtis|rugsėjo rugsėjis|spalio spalis|lapkričio lapkritis|gruodžio gruodis
pl: stycznia styczeń sty|lutego luty lut|marca marzec|kwietnia kwiecień kwi|maja maj|czerwca czerwiec cze|lipca lipiec lip|sierpnia sierpień sie|września wrzesień wrz|października październik paź|listopada listopad lis|grudnia grudzień gru
cs: ledna leden led|února únor úno|března březen bře|dubna duben dub|května květen kvě|června červen čvn|července červenec čvc|srpna srpen|září zář|října říjen říj|listopadu|prosince prosinec pro
sk: januára január|februára február|marca marec|apríla apríl|mája máj|júna jún|júla júl|augusta|septembra|októbra október|novembra|decembra
hr: siječnja siječanj sij|veljače veljača velj|ožujka ožujak ožu|travnja travanj tra|svibnja svibanj svi|lipnja lipanj|srpnja srpanj|kolovoza kolovoz kol|rujna rujan ruj||studenoga studenog studeni stu|prosinca prosinac
sl: januarja|februarja|marca|aprila|maja|junija|julija|avgusta avgust avg|septembra|oktobra|novembra|decembra
sr: januara|februara|marta mart|aprila|maja|juna|jula|avgusta|septembra|oktobra|novembra|decembra
srk: јануар јануара јан|фебруар фебруара|март марта|април априла|мај маја|јун јуна|јул јула|август августа|септембар септембра|октобар октобра|новембар новембра|децембар децембра
ro: ianuarie ian|februarie|martie|aprilie|mai|iunie iun|iulie iul|august|septembrie|octombrie|noiembrie noi|decembrie
hu: január jan|február febr|március márc|április ápr|május máj|június jún|július júl|augusztus|szeptember szept|október|november|december
tr: ocak oca|şubat şub|mart|nisan nis|mayıs|haziran haz|temmuz tem|ağustos ağu|eylül eyl|ekim eki|kasım kas|aralık ara
az: yanvar|fevral|mart|aprel|may|iyun|iyul|avqust|sentyabr|oktyabr|noyabr|dekabr
id: januari|februari|maret|april|mei|juni|juli|agustus agu agt|september|oktober|november nop|desember
ms: januari|februari|mac|april|mei|jun|julai|ogos|september|oktober|november|disember dis
sq: janar|shkurt|mars|prill|maj|qershor|korrik|gusht|shtator|tetor|nëntor|dhjetor
el: ιανουαρίου ιανουάριος ιαν|φεβρουαρίου φεβρουάριος φεβ|μαρτίου μάρτιος μαρ|απριλίου απρίλιος απρ|μαΐου μάιος μαϊ|ιουνίου ιούνιος ιουν|ιουλίου ιούλιος ιουλ|αυγούστου αύγουστος αυγ|σεπτεμβρίου σεπτέμβριος σεπ σεπτ|οκτωβρίου οκτώβριος οκτ|νοεμβρίου νοέμβριος νοε|δεκεμβρίου δεκέμβριος δεκ
ru: января январь янв|февраля февраль фев февр|марта март мар|апреля апрель апр|мая май|июня июнь июн|июля июль июл|августа август авг|сентября сентябрь сен сент|октября октябрь окт|ноября ноябрь ноя нояб|декабря декабрь дек
uk: січня січень січ|лютого лютий лют|березня березень бер|квітня квітень квіт кві|травня травень трав тра|червня червень черв чер|липня липень лип|серпня серпень серп|вересня вересень вер|жовтня жовтень жовт|листопада листопад лист|грудня грудень груд
be: студзеня|лютага|сакавіка|красавіка|мая|чэрвеня|ліпеня|жніўня|верасня|кастрычніка|лістапада|снежня
bg: януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември
ar: يناير جانفي|فبراير فيفري شباط|مارس آذار|أبريل إبريل أفريل نيسان|مايو ماي أيار|يونيو يونيه جوان حزيران|يوليو يوليوز يوليه جويلية تموز|أغسطس أوت غشت آب|سبتمبر شتنبر أيلول|أكتوبر|نوفمبر نونبر|ديسمبر دجنبر
fa: ژانویه|فوریه|مارس|آوریل|مه|ژوئن|ژوئیه|اوت|سپتامبر|اکتبر|نوامبر|دسامبر
ur: جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر
he: ינואר בינואר|פברואר בפברואר|מרץ במרץ מרס במרס|אפריל באפריל|מאי במאי|יוני ביוני|יולי ביולי|אוגוסט באוגוסט|ספטמבר בספטמבר|אוקטובר באוקטובר|נובמבר בנובמבר|דצמבר בדצמבר
hi: जनवरी|फरवरी फ़रवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर सितम्बर|अक्टूबर अक्तूबर|नवंबर नवम्बर|दिसंबर दिसम्बर
mr: जानेवारी|फेब्रुवारी|मार्च|एप्रिल|मे|जून|जुलै|ऑगस्ट|सप्टेंबर|ऑक्टोबर|नोव्हेंबर|डिसेंबर
bn: জানুয়ারি জানুয়ারী|ফেব্রুয়ারি ফেব্রুয়ারী|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর
ta: ஜனவரி|பிப்ரவரி|மார்ச்|ஏப்ரல்|மே|ஜூன்|ஜூலை|ஆகஸ்ட்|செப்டம்பர்|அக்டோபர்|நவம்பர்|டிசம்பர்
th: มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม
ka: იანვარი|თებერვალი|მარტი|აპრილი|მაისი|ივნისი|ივლისი|აგვისტო|სექტემბერი|ოქტომბერი|ნოემბერი|დეკემბერი
hy: հունվարի|փետրվարի|մարտի|ապրիլի|մայիսի|հունիսի|հուլիսի|օգոստոսի|սեպտեմբերի|հոկտեմբերի|նոյեմբերի|դեկտեմբերի
"""
LETTERS = str.maketrans("\u0131łđæøς", "ildaoσ")


def fold(word):
    folded = ""
    for letter in word.lower().translate(LETTERS):
        code = ord(letter)
        if code < 0x250 or 0x370 <= code < 0x400:
            letter = "".join(c for c in unicodedata.normalize("NFD", letter)
                             if not unicodedata.combining(c))
        folded += {"أ": "ا", "إ": "ا", "آ": "ا", "ё": "е"}.get(letter, letter)
    return folded.encode()


months = {}
for line in MONTHS.strip().split("\n"):
    for number, forms in enumerate(line.split(": ")[1].split("|"), 1):
        for form in forms.split():
            if months.setdefault(fold(form), number) != number:
                raise SystemExit(f"{form} is two months")
print(f"""/*
 * The names of months in many languages, sorted by their bytes, in the form that
 * galley_date_word gives. Generated by tools/make_month_table.py: do not edit.
 */
#include "month_table.h"

/* clang-format off */
const galley_month_row galley_month_rows[GALLEY_MONTH_COUNT] = {{""")
for word, number in sorted(months.items()):
    text = word.decode() if word.isascii() else "".join(f"\\x{byte:02x}" for byte in word)
    print(f'    {{"{text}", {number}}},')
print("};\n/* clang-format on */")
