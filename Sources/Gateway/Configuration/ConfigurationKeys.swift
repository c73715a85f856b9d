import Foundation
import MailTypes

/// Every key of the configuration file, once.
package enum ConfigurationKeys {
    // MARK: business
    static let businessName = ConfigurationKey(
        "business.name", .string, default: "TNT Limousine", "The name that replies speak in."
    )
    static let businessFrom = ConfigurationKey(
        "business.from", .namedAddress, default: "TNT Limousine <noreply@tntlimousine.com>",
        "The sender of our mail (M106); answers go to an address of ours with a token instead."
    )
    static let businessInboxes = ConfigurationKey(
        "business.inboxes", .addresses, required: true, "The addresses inquiries are sent to; no other mail is taken."
    )
    static let replyDomain = ConfigurationKey(
        "business.reply_domain", .domain,
        "The domain of our token addresses; mail for it must reach us. Absent: the domain of the first inbox."
    )
    static let businessPhone = ConfigurationKey("business.phone", .string, "The number to call, for templates.")
    static let businessEmail = ConfigurationKey(
        "business.email", .string, "The address that people read, for templates. Absent: the first inbox."
    )
    static let officeHours = ConfigurationKey(
        "business.office_hours", .string, "When the desk is staffed, for templates: daily from 6 AM to 10 PM."
    )
    static let replyWithin = ConfigurationKey(
        "business.reply_within", .string, "How soon a person answers, for templates; set it only when it is kept."
    )
    static let offer = ConfigurationKey(
        "business.offer", .string, "The current offer as one sentence, for the day 7 template (M132)."
    )
    static let caseStudyURL = ConfigurationKey(
        "business.case_study_url", .string, "A page with case studies, for the day 3 template (M131)."
    )
    static let businessAddress = ConfigurationKey(
        "business.address", .string, "The postal address, for templates; the law asks for it in follow-ups."
    )
    static let businessWebsite = ConfigurationKey("business.website", .string, "The web site, for templates.")
    static let bookingURL = ConfigurationKey("business.booking_url", .string, "Where to book, for templates.")
    static let calculatorURL = ConfigurationKey(
        "business.roi_calculator_url", .string, "The savings calculator for corporate clients (M129), for templates."
    )
    static let managerName = ConfigurationKey("business.manager_name", .string, "Who signs the replies.")
    static let managerPhone = ConfigurationKey(
        "business.manager_phone", .string, "The manager's direct number, for the premium template."
    )
    static let timeZone = ConfigurationKey(
        "business.time_zone", .timeZone, default: "America/New_York",
        "The zone in which \"tomorrow at 6\" and the day of a follow-up are meant."
    )
    static let country = ConfigurationKey(
        "business.country", .string, default: "US", "The country of telephone numbers written without one."
    )
    static let location = ConfigurationKey(
        "business.location", .string, default: "07102",
        "Where the cars start, as a US ZIP code or airport code: distances count from here (M114)."
    )

    // MARK: the spool
    static let mailroot = ConfigurationKey(
        "mailroot", .path, default: "/var/lib/firstreply", "The directory that holds the queues and the database."
    )
    static let keyring = ConfigurationKey(
        "vault.keyring", .path,
        "The file of the sealing keys. Absent: keyring in the mailroot, made at the first start."
    )

    // MARK: SMTP in
    static let smtpListen = ConfigurationKey(
        "smtp.listen", .listenNames, default: "127.0.0.1:2525",
        "Where mail is taken, with STARTTLS when there is a certificate; loopback unless told otherwise. host:port, "
            + "unix:/path, or systemd:NAME for a socket of that name from the service manager."
    )
    static let smtpListenTLS = ConfigurationKey(
        "smtp.listen_tls", .listenNames, "Where mail is taken with TLS from the first octet (RFC 8314), as port 465."
    )
    static let smtpListenLMTP = ConfigurationKey(
        "smtp.listen_lmtp", .listenNames, "Where mail is taken by LMTP (RFC 2033), from a mail server beside us."
    )
    static let smtpProxies = ConfigurationKey(
        "smtp.proxy_protocol", .networks,
        "Addresses or networks of proxies whose connections begin with a PROXY header, version 1 or 2; all others are "
            + "what they seem."
    )
    static let smtpXClients = ConfigurationKey(
        "smtp.xclient", .networks, "Addresses or networks of proxies that may name their client by XCLIENT."
    )
    static let smtpRelays = ConfigurationKey(
        "smtp.relays", .networks,
        "Addresses or networks of relays of ours: they are never slowed or sent away for what they bring."
    )
    static let smtpGreetingDelay = ConfigurationKey(
        "smtp.greeting_delay", .duration, default: "0 s",
        "How long the greeting waits for peers that speak before it; each mail from a stranger takes so much longer."
    )
    static let smtpConnectionsPerMinute = ConfigurationKey(
        "smtp.connections_per_minute", .integer(1...1_000_000), default: "600",
        "Connections from one address in a minute; above it they are slowed, above twice that refused for a while."
    )
    static let smtpMessagesPerMinute = ConfigurationKey(
        "smtp.messages_per_minute", .integer(1...1_000_000), default: "1200",
        "Messages from one address in a minute, with the same consequences."
    )
    static let smtpBacklog = ConfigurationKey(
        "smtp.backlog", .integer(100...100_000_000), default: "500000",
        "Messages taken and not read yet; above it new ones are put off, so that memory and disk stay ours."
    )
    static let smtpHostname = ConfigurationKey(
        "smtp.hostname", .domain, "The name in our greeting and trace fields. Absent: the system's host name."
    )
    static let smtpCertificate = ConfigurationKey(
        "smtp.certificate_file", .path,
        "The certificate chain in PEM; absent: no TLS is offered. A renewed file is noticed by itself, and at SIGHUP."
    )
    static let smtpKey = ConfigurationKey("smtp.key_file", .path, "The certificate's private key in PEM.")
    static let smtpSubmitters = ConfigurationKey(
        "smtp.submitters_file", .path,
        "User:password lines for local programs that submit with AUTH, or user:SCRAM-SHA-256$... lines as databases "
            + "keep them; readable by the owner alone. AUTH is offered "
            + "after STARTTLS, and without TLS on loopback alone when there is no certificate."
    )
    static let smtpMessageSize = ConfigurationKey(
        "smtp.message_size", .size, default: "25 MiB", "The largest message that is taken (SIZE)."
    )
    static let smtpConnections = ConfigurationKey(
        "smtp.connections", .integer(1...100_000), default: "1000", "Connections at once, in all."
    )
    static let smtpConnectionsPerAddress = ConfigurationKey(
        "smtp.connections_per_address", .integer(1...100_000), default: "100", "Connections at once from one address."
    )

    // MARK: SMTP out
    /// The smart hosts in the order in which they are used.
    static let smartHosts = [
        SmartHostKeys.first, SmartHostKeys(section: "smart_host_2", place: "second"),
        SmartHostKeys(section: "smart_host_3", place: "third"),
    ]
    static let smartHostPassword = SmartHostKeys.first.password
    static let smartHostToken = SmartHostKeys.first.token
    static let smartHostCA = SmartHostKeys.first.ca
    static let smartHostReplyTimeout = ConfigurationKey(
        "smart_host.reply_timeout", .duration,
        "The longest wait for any reply of the smart host. Absent: the times of RFC 5321; less makes duplicates."
    )
    static let smartHostConnections = ConfigurationKey(
        "smart_host.connections", .integer(1...64), default: "4",
        "Connections to the smart host at most; all but one may carry follow-ups. Fewer while the host says so."
    )
    static let smartHostRate = ConfigurationKey(
        "smart_host.messages_per_second", .rate,
        "Messages a second at most, first replies before all others. Absent: as fast as the host takes them."
    )
    static let smartHostDaily = ConfigurationKey(
        "smart_host.daily_limit", .integer(0...100_000_000), default: "5000",
        "Messages a day at most, in business.time_zone (M109); 0: no limit. What is over it waits for midnight."
    )
    static let smartHostReserve = ConfigurationKey(
        "smart_host.daily_reserve", .integer(0...100_000_000), default: "1000",
        "How many of the day's messages are kept for first replies and alerts (D9): follow-ups wait first."
    )
    static let smartHostMessages = ConfigurationKey(
        "smart_host.messages_per_connection", .integer(1...1_000_000), default: "500",
        "Messages over one connection before another is opened; fewer where the host says so (LIMITS MAILMAX)."
    )
    static let smartHostAge = ConfigurationKey(
        "smart_host.connection_age", .duration, default: "1 h", "How long one connection is used."
    )
    static let smartHostRefresh = ConfigurationKey(
        "smart_host.idle_refresh", .duration, default: "60 s",
        "How long a connection may be idle before it is asked for a sign of life; less where a host closes sooner."
    )
    static let smartHostRetry = ConfigurationKey(
        "smart_host.retry", .durations, default: "5 s, 15 s, 60 s, 5 min, 15 min, 30 min, 1 h, 2 h",
        "The waits between attempts; the last one repeats."
    )
    static let smartHostLifetime = ConfigurationKey(
        "smart_host.lifetime", .duration, default: "5 d", "How long a message is tried before it goes to bad/."
    )

    // MARK: replies
    static let budgetCorrespondent = ConfigurationKey(
        "replies.per_correspondent", .integer(1...10_000), default: "6",
        "Automatic messages to one address in 24 hours: mail loops end here (RFC 3834)."
    )
    static let budgetDomain = ConfigurationKey(
        "replies.per_domain", .integer(1...1_000_000), default: "500",
        "Automatic messages to one domain in 24 hours; providers of free mail count ten times as much."
    )
    static let budgetAll = ConfigurationKey(
        "replies.in_all", .integer(1...10_000_000), default: "5000", "Automatic messages in 24 hours in all (M109)."
    )

    // MARK: what an admin edits
    static let templates = ConfigurationKey(
        "templates", .path, "The directory of templates. Absent: the one that came with the program."
    )
    static let rules = ConfigurationKey(
        "rules", .path, "The directory of scoring and price rules. Absent: the one that came with the program."
    )

    // MARK: web and log
    static let webListen = ConfigurationKey(
        "web.listen", .sockets, default: "127.0.0.1:8080", "Where pages are served; loopback unless told otherwise."
    )
    static let webPublicURL = ConfigurationKey(
        "web.public_url", .origin,
        "Where the world reaches our pages, as https://mail.example.com: for the links that end follow-ups (RFC 8058). "
            + "Absent: they are ended by mail alone."
    )
    static let webProxies = ConfigurationKey(
        "web.proxies", .networks,
        "Addresses or networks of web proxies whose X-Forwarded-For is believed; all other callers are what they seem."
    )
    static let webCallsPerMinute = ConfigurationKey(
        "web.calls_per_minute", .integer(1...1_000_000), default: "60",
        "Forms from one address in a minute; what is above it is told to wait."
    )
    static let logLevel = ConfigurationKey(
        "log.level", .choice(["trace", "debug", "info", "notice", "warning", "error"]), default: "info",
        "The least severity that is logged; personal data appears only below info."
    )

    /// All of them in the order of the reference.
    package static let entries: [ConfigurationEntry] =
        [
            businessName.entry, businessFrom.entry, businessInboxes.entry, replyDomain.entry, businessPhone.entry,
            businessAddress.entry, businessWebsite.entry, bookingURL.entry, calculatorURL.entry, managerName.entry,
            managerPhone.entry, businessEmail.entry, officeHours.entry,
            replyWithin.entry, offer.entry, caseStudyURL.entry, timeZone.entry, country.entry, location.entry,
            mailroot.entry, keyring.entry,
            smtpListen.entry, smtpListenTLS.entry, smtpListenLMTP.entry, smtpHostname.entry, smtpCertificate.entry,
            smtpKey.entry, smtpSubmitters.entry, smtpProxies.entry, smtpXClients.entry, smtpRelays.entry,
            smtpGreetingDelay.entry, smtpConnectionsPerMinute.entry, smtpMessagesPerMinute.entry, smtpBacklog.entry,
            smtpMessageSize.entry, smtpConnections.entry, smtpConnectionsPerAddress.entry,
        ] + SmartHostKeys.first.entries + [
            smartHostReplyTimeout.entry, smartHostConnections.entry, smartHostMessages.entry, smartHostAge.entry,
            smartHostRefresh.entry, smartHostRate.entry, smartHostDaily.entry, smartHostReserve.entry,
            smartHostRetry.entry, smartHostLifetime.entry,
        ] + smartHosts.dropFirst().flatMap(\.entries) + [
            budgetCorrespondent.entry, budgetDomain.entry, budgetAll.entry, templates.entry, rules.entry,
            webListen.entry, webPublicURL.entry, webProxies.entry, webCallsPerMinute.entry, logLevel.entry,
        ]
}
