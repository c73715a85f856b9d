/// Domains that tell nothing of a company: free-mail providers, access providers, and names reserved for examples.
package enum FreeMail {
    /// Whether an address at this domain says nothing of the writer's company.
    package static func contains(_ domain: String) -> Bool {
        let domain = domain.lowercased()
        if domains.contains(domain) { return true }
        let labels = domain.split(separator: ".")
        // RFC 2606 §2, §3: example.com and its like, .test, .example, .invalid, .localhost.
        if labels.contains("example") || ["test", "invalid", "localhost", "local"].contains(labels.last ?? "") {
            return true
        }
        // yahoo.co.uk, hotmail.fr, gmx.de: the provider under any top level.
        guard labels.count >= 2 else { return true }
        return providers.contains(String(labels[0])) && labels.count <= 3
    }

    private static let providers: Set<String> = [
        "gmail", "googlemail", "yahoo", "ymail", "rocketmail", "hotmail", "outlook", "live", "msn", "aol", "icloud",
        "gmx", "web",
        "mail", "proton", "protonmail", "yandex", "zoho", "fastmail", "tutanota", "hushmail", "inbox", "libero",
        "orange",
    ]

    private static let domains: Set<String> = [
        "me.com", "mac.com", "pm.me", "hey.com", "tuta.io", "comcast.net", "xfinity.com", "verizon.net", "att.net",
        "sbcglobal.net",
        "bellsouth.net", "cox.net", "charter.net", "spectrum.net", "optonline.net", "optimum.net", "earthlink.net",
        "juno.com",
        "netzero.net", "netzero.com", "roadrunner.com", "rr.com", "twc.com", "frontier.com", "frontiernet.net",
        "windstream.net",
        "centurylink.net", "embarqmail.com", "q.com", "aim.com", "wow.com", "nyc.rr.com", "t-mobile.com", "tmomail.net",
        "vtext.com",
        "txt.att.net", "mymetropcs.com", "sky.com", "btinternet.com", "virginmedia.com", "ntlworld.com", "talktalk.net",
        "t-online.de", "freenet.de", "arcor.de", "free.fr", "sfr.fr", "laposte.net", "wanadoo.fr", "tin.it",
        "virgilio.it",
        "alice.it", "tiscali.it", "telefonica.net", "terra.com.br", "uol.com.br", "bol.com.br", "ig.com.br",
        "prodigy.net.mx",
        "hotmail.com", "live.com", "mail.ru", "bk.ru", "list.ru", "ya.ru", "rambler.ru", "wp.pl", "o2.pl", "onet.pl",
        "interia.pl",
        "op.pl", "ziggo.nl", "kpnmail.nl", "xs4all.nl", "planet.nl", "home.nl", "telia.com", "bredband.net", "qq.com",
        "163.com",
        "126.com", "sina.com", "sohu.com", "foxmail.com", "naver.com", "daum.net", "hanmail.net", "docomo.ne.jp",
        "ezweb.ne.jp",
        "softbank.ne.jp", "i.softbank.jp", "nifty.com", "rediffmail.com", "shaw.ca", "rogers.com", "sympatico.ca",
        "telus.net",
        "bigpond.com", "optusnet.com.au", "xtra.co.nz", "duck.com", "mozmail.com", "privaterelay.appleid.com",
        "email.com", "eircom.net", "iol.ie", "videotron.ca", "bell.net", "bellaliant.net", "cogeco.ca", "eastlink.ca",
        "mts.net",
        "sasktel.net", "telefonica.es", "movistar.es", "ono.com", "euskaltel.net", "jazztel.es", "vodafone.it",
        "fastwebnet.it",
        "hotmail.it", "bluewin.ch", "hispeed.ch", "sunrise.ch", "chello.at", "aon.at", "skynet.be", "telenet.be",
        "scarlet.be",
        "neuf.fr", "bbox.fr", "numericable.fr", "club-internet.fr", "sapo.pt", "iol.pt", "clix.pt", "netcabo.pt",
        "globo.com",
        "r7.com", "terra.com", "speedy.com.ar", "fibertel.com.ar", "cantv.net", "une.net.co", "hughes.net",
        "cableone.net",
        "suddenlink.net", "mchsi.com", "wowway.com", "rcn.com", "pacbell.net", "ameritech.net", "snet.net",
        "swbell.net", "prodigy.net",
        "mindspring.com", "peoplepc.com", "compuserve.com", "netscape.net", "ptd.net", "zoominternet.net", "tds.net",
        "epix.net", "consolidated.net",
        "ntlworld.com", "blueyonder.co.uk", "plus.net", "tesco.net", "orange.fr", "neostrada.pl", "vp.pl", "poczta.fm",
        "seznam.cz", "tele2.nl", "hetnet.nl", "online.no", "live.nl", "mweb.co.za", "iinet.net.au", "ozemail.com.au",
        "vodafone.de", "versanet.de", "gmx.net", "posteo.de", "mailbox.org", "runbox.com", "startmail.com",
        "mailfence.com", "simplelogin.com", "msn.com", "passport.com", "unitedstates.com", "mymail.com", "vzwpix.com",
        "mms.att.net", "pm.sprint.com", "messaging.sprintpcs.com", "tmo.blackberry.net",
        "usa.com", "post.com", "consultant.com", "mailinator.com", "guerrillamail.com",
    ]
}
