/// Names of months and weekdays as letters in many languages write them, folded without accents.
enum CalendarWords {
    /// 1 is January. Inflected forms and abbreviations count.
    static func month(_ word: String) -> Int? { months[word] }

    /// 0 is Monday.
    static func weekday(_ word: String) -> Int? {
        if let day = weekdays[word] { return day }
        // Chinese, Japanese and Korean put no blanks between words.
        guard let first = word.unicodeScalars.first, first.value >= 0x3000 else { return nil }
        return easternWeekdays.first { word.contains($0.name) }?.day
    }

    /// Whether a number behind this word is an abbreviation's dot away: `Sept. 15`, `Mo. 14.9.`
    static func isAbbreviation(_ word: String) -> Bool {
        months[word] != nil || weekdays[word] != nil || abbreviations.contains(word)
    }

    static let tomorrow: Set<String> = [
        "tomorrow", "morgen", "demain", "manana", "domani", "amanha", "jutro", "imorgon", "huomenna", "zitra", "holnap",
        "yarin", "завтра", "明日",
        "明天",
    ]

    private static let abbreviations: Set<String> = [
        "einschl", "einschliesslich", "incl", "inkl", "ca", "st", "nr", "no", "u", "bzw", "z", "d", "m", "mo", "di",
        "mi", "do", "fr", "sa", "so", "lun", "mar", "mer",
        "jeu", "ven", "sam", "dim", "t", "o", "pon", "wt", "sr", "czw", "pt", "пн", "вт", "ср", "чт", "пт", "сб", "вс",
    ]

    private static let months = numbered([
        "january jan januar janner jänner janvier janv enero ene gennaio gen janeiro januari stycznia styczen sty tammikuu tammikuuta tammikuun ledna leden "
            + "januar januarja ocak января январь янв ianuarie ιανουαριου ιανουαριος января січня",
        "february feb febr februar feber fevrier fevr fev febrero febbraio fevereiro februari lutego luty lut helmikuu helmikuuta unora unor "
            + "subat февраля февраль фев февр februarie φεβρουαριου лютого",
        "march mar marz maerz mars marzo março marco maart mrt marca marzec maaliskuu maaliskuuta brezna brezen marcius mart марта март мар martie μαρτιου березня "
            + "märz",
        "april apr avril avr abril abr aprile kwietnia kwiecien kwi huhtikuu huhtikuuta dubna duben aprilis nisan апреля апрель апр aprilie απριλιου квітня",
        "may mai mayo maggio mag maio mei maja maj toukokuu toukokuuta kvetna kveten majus mayis мая май μαιου травня",
        "june jun juni juin junio giugno giu junho czerwca czerwiec cze kesakuu kesakuuta cervna cerven junius haziran июня июнь июн iunie ιουνιου червня",
        "july jul juli juillet juil julio luglio lug julho lipca lipiec lip heinakuu heinakuuta cervence cervenec julius temmuz июля июль июл iulie ιουλιου липня",
        "august aug aout agosto ago augustus augusti sierpnia sierpien sie elokuu elokuuta srpna srpen augusztus agustos августа август авг αυγουστου серпня",
        "september sept sep septembre septiembre setiembre settembre setembro set wrzesnia wrzesien wrz syyskuu syyskuuta zari szeptember eylul сентября сентябрь "
            + "сен сент septembrie σεπτεμβριου вересня",
        "october oct oktober okt octobre octubre ottobre ott outubro out pazdziernika pazdziernik paz lokakuu lokakuuta rijna rijen ekim октября октябрь окт "
            + "octombrie οκτωβριου жовтня",
        "november nov novembre noviembre novembro listopada listopad lis marraskuu marraskuuta listopadu kasim ноября ноябрь ноя нояб noiembrie νοεμβριου "
            + "листопада",
        "december dec dezember dez decembre diciembre dic dicembre dezembro desember des grudnia grudzien gru joulukuu joulukuuta prosince prosinec aralik декабря "
            + "декабрь дек decembrie δεκεμβριου грудня",
    ]).mapValues { $0 + 1 }

    private static let weekdays = numbered([
        "monday mon montag lundi lunes lunedi segunda segunda-feira maandag poniedzialek poniedzialku mandag maanantaina maanantai maanantaihin pondeli hetfo hetfon pazartesi "
            + "понедельник понедельника понедельнику δευτερα luni",
        "tuesday tue tues dienstag mardi martes martedi terca terca-feira dinsdag wtorek wtorku tisdag tirsdag tiistaina tiistai utery kedd kedden sali вторник вторника τριτη",
        "wednesday wed mittwoch mercredi miercoles mercoledi quarta quarta-feira woensdag sroda srode srody onsdag keskiviikkona streda stredu szerda szerdan carsamba среда "
            + "среду среды τεταρτη",
        "thursday thu thurs thur donnerstag jeudi jueves giovedi quinta quinta-feira donderdag czwartek czwartku torsdag torstaina ctvrtek csutortok persembe четверг "
            + "четверга πεμπτη joi",
        "friday fri freitag vendredi viernes venerdi sexta sexta-feira vrijdag piatek piatku fredag perjantaina patek pentek penteken cuma пятница пятницу пятницы "
            + "παρασκευη vineri",
        "saturday samstag sonnabend samedi sabado sabato zaterdag sobota sobote lordag lauantaina szombat cumartesi суббота субботу субботы σαββατο",
        "sunday sonntag dimanche domingo domenica zondag niedziela niedziele sondag sunnuntaina nedele vasarnap pazar воскресенье воскресенья κυριακη",
    ])

    private static let easternWeekdays: [(name: String, day: Int)] = [
        ("月曜", 0), ("火曜", 1), ("水曜", 2), ("木曜", 3), ("金曜", 4), ("土曜", 5), ("日曜", 6), ("周一", 0), ("周二", 1), ("周三", 2),
        ("周四", 3),
        ("周五", 4), ("周六", 5), ("周日", 6), ("星期一", 0), ("星期二", 1), ("星期三", 2), ("星期四", 3), ("星期五", 4), ("星期六", 5),
        ("星期日", 6),
        ("星期天", 6), ("下週一", 0), ("週一", 0), ("週二", 1), ("週三", 2), ("週四", 3), ("週五", 4), ("월요일", 0), ("화요일", 1),
        ("수요일", 2), ("목요일", 3),
        ("금요일", 4), ("토요일", 5), ("일요일", 6),
    ]

    private static func numbered(_ lines: [String]) -> [String: Int] {
        var table: [String: Int] = [:]
        for (number, line) in lines.enumerated() {
            for word in line.split(separator: " ") {
                table[FoldedText(word, withoutAccents: true).string] = number
            }
        }
        return table
    }
}
