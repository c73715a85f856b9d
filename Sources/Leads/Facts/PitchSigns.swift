/// Mail that wants to sell us something, be hired or ask for a favour: it speaks of cars without wanting one.
enum PitchSigns {
    /// The words that show it; nil for mail that may ask for a trip.
    static func find(in text: TokenizedText) -> String? {
        var weak: Set<String> = []
        for index in 0..<text.count {
            for (words, isStrong) in byFirstWord[text.folded(index)] ?? [] where text.phrase(words, at: index) != nil {
                let phrase = words.joined(separator: " ")
                if isStrong { return phrase }
                weak.insert(phrase)
                if weak.count >= enough { return weak.sorted().joined(separator: ", ") }
            }
        }
        return nil
    }

    /// Two weak signs make a strong one.
    private static let enough = 2

    private static let byFirstWord: [String: [(words: [String], isStrong: Bool)]] = {
        var table: [String: [(words: [String], isStrong: Bool)]] = [:]
        for (list, isStrong) in [(strong, true), (weak, false)] {
            for phrase in list.split(separator: ",") {
                let words = phrase.split { $0 == " " || $0 == "\n" }.map(String.init)
                if let first = words.first { table[first, default: []].append((words, isStrong)) }
            }
        }
        return table
    }()

    private static let strong = """
        are you hiring,you hiring,looking for work,looking for a job,my resume,resume attached,attached resume,chauffeur position,driver position,\
        job opening,job openings,apply for a job,apply for the position,employment opportunity,hiring drivers,years of experience as a driver,\
        class project,school project,thesis,our survey,short survey,search engine,page of google,page one of google,google rankings,rank higher,\
        website traffic,web design,website design,redesign your,redesign of your,digital marketing,social media marketing,grow your business,boost your,\
        increase your bookings,increase your sales,increase your revenue,more bookings for your,business loan,business funding,working capital,\
        merchant cash,cash advance,credit card processing,payment processing,guest post,guest posts,backlink,backlinks,sponsored post,link building,\
        lead generation,qualified leads,exclusive leads,more leads,fleet insurance,insurance rates,dispatch software,booking software,free trial,free audit,\
        schedule a demo,book a demo,free demo,quick demo,you have been selected,you have won,you won,claim your,inheritance,next of kin,\
        investment opportunity,crypto,bitcoin,unsubscribe,opt out,dear business owner,dear webmaster,virtual assistant services,we are a manufacturer,\
        wholesale price,bulk order,seo services,seo expert,seo agency,your seo,our seo,outsourcing,our app,our platform,advertise with us,advertising package,\
        buy your vehicles,sell your fleet,vehicle wraps,auto detailing services,tire discount,fuel cards,fuel card,trabajo de chofer,busco trabajo,\
        limo companies get,limo companies more,livery fleets,get more bookings,more bookings,on page,minute call,minute chat,10 minutes,15 minutes of,auto renewal,insurance renewal,quote your vehicles,year end clearance,\
        in stock,k miles,18k,offer ends,for sale,our inventory,plans start,per mo,position as a chauffeur,position as a driver,driving position,estan contratando,posicionamiento web,diseno web,prestamo
        """
    private static let weak = """
        we lease,we offer,we provide,licensed driver,can start,a month,could i call,your neighbors,your website,your business,your company's,our services,our team can,first call,seo,our clients include,marketing,per month,no obligation,
        customers online,online presence,special offer,limited time,partnership,we help,we specialize,limo companies,limousine companies,transportation companies,
        limo operators,operators like you,click here,sign up,experience,hiring,resume,cdl,references,internship,interview,student,survey,leads,roi
        """
}
