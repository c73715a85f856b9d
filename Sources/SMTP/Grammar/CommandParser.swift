import MailTypes
import NIOCore

/// Reads one command line (RFC 5321 §4.1.1). It knows the syntax; whether a command is allowed now the session knows.
package enum CommandParser {
    /// Reads `line`, which comes without its CRLF.
    ///
    /// - Throws: `CommandFault` with the reply for the peer.
    package static func read(_ line: ByteBuffer, commandOctets: Int) throws(CommandFault) -> Command {
        let view = line.readableBytesView
        // RFC 5321 §4.1.2: no argument of any command may hold a control character, NUL among them. HT is kept as a
        // separator that people type.
        guard view.allSatisfy({ $0 >= 0x20 && $0 != 0x7f || $0 == 0x09 }) else {
            throw CommandFault(.notText, endsSession: Verb(view) == .bdat)
        }
        guard let verb = Verb(view) else { throw unrecognised(view) }
        if verb != .auth, view.count + 2 > commandOctets + verb.extensionOctets {
            throw CommandFault(.lineTooLong, endsSession: verb == .bdat)
        }
        return try read(verb, arguments: trim(view.dropFirst(verb.octets)))
    }

    private static func read(_ verb: Verb, arguments: ByteBufferView) throws(CommandFault) -> Command {
        switch verb {
        case .ehlo: return .ehlo(domain: try domain(arguments))
        case .helo: return .helo(domain: try domain(arguments))
        case .mail: return try mail(arguments)
        case .rcpt: return try rcpt(arguments)
        case .auth: return try auth(arguments)
        // RFC 5321 §4.1.1.9: NOOP may carry a string, which is ignored; HELP, VRFY and EXPN take one.
        case .noop: return .noop
        case .help: return .help
        case .vrfy: return .vrfy
        case .expn: return .expn
        case .data: return try bare(.data, arguments)
        case .rset: return try bare(.rset, arguments)
        case .quit: return try bare(.quit, arguments)
        case .startTLS: return try bare(.startTLS, arguments)
        case .bdat: return try bdat(arguments)
        case .lhlo: return .lhlo(domain: try domain(arguments))
        case .xclient: return try xclient(arguments)
        }
    }

    /// RFC 5321 §4.1.1: a command that takes no argument and gets one is answered 501.
    private static func bare(_ command: Command, _ arguments: ByteBufferView) throws(CommandFault) -> Command {
        guard arguments.isEmpty else { throw CommandFault(.noArguments) }
        return command
    }

    // ehlo = "EHLO" SP ( Domain / address-literal ) CRLF
    //
    // QUIRK: desktop programs and form mailers send host names with underscores, or with no dot at all. The name is
    // recorded, not believed, so anything without a space in it is taken.
    private static func domain(_ arguments: ByteBufferView) throws(CommandFault) -> String {
        guard !arguments.isEmpty, arguments.count <= AddrSpec.maximumDomainOctets,
            arguments.allSatisfy({ $0 > 0x20 }), let text = String(validating: arguments, as: UTF8.self)
        else { throw CommandFault(.needsDomain) }
        return text
    }

    // mail = "MAIL FROM:" Reverse-path [SP Mail-parameters] CRLF
    private static func mail(_ arguments: ByteBufferView) throws(CommandFault) -> Command {
        let (path, parameters) = try pathAndParameters(
            arguments, keyword: "FROM:",
            refusal: SMTPReply(501, EnhancedStatusCode(5, 5, 4), "Syntax: MAIL FROM:<address>")
        )
        let badSender = SMTPReply(501, EnhancedStatusCode(5, 1, 7), "Bad sender address syntax")
        let reversePath: ReversePath
        switch PathParser.read(path) {
        case .empty: reversePath = .null
        case .mailbox(let address): reversePath = .mailbox(address)
        case .local, nil: throw CommandFault(badSender)
        }
        return .mail(reversePath, try MailParameters.read(parameters))
    }

    // rcpt = "RCPT TO:" ( "<Postmaster@" Domain ">" / "<Postmaster>" / Forward-path ) [SP Rcpt-parameters] CRLF
    private static func rcpt(_ arguments: ByteBufferView) throws(CommandFault) -> Command {
        let (path, parameters) = try pathAndParameters(
            arguments, keyword: "TO:", refusal: SMTPReply(501, EnhancedStatusCode(5, 5, 4), "Syntax: RCPT TO:<address>")
        )
        let wishes = try RecipientParameters.read(parameters)
        switch PathParser.read(path) {
        case .mailbox(let address): return .rcpt(.mailbox(address), wishes)
        case .local(let name) where name.lowercased() == "postmaster": return .rcpt(.postmaster, wishes)
        case .empty, .local, nil:
            throw CommandFault(SMTPReply(501, EnhancedStatusCode(5, 1, 3), "Bad recipient address syntax"))
        }
    }

    private static func pathAndParameters(
        _ arguments: ByteBufferView, keyword: StaticString, refusal: SMTPReply
    ) throws(CommandFault) -> (path: ByteBufferView, parameters: [ESMTPParameter]) {
        guard let rest = arguments.dropping(keyword: keyword) else { throw CommandFault(refusal) }
        // QUIRK: old Outlook and many form mailers send `MAIL FROM: <a@b>` with a space after the colon.
        let start = trim(rest)
        guard let path = PathParser.split(start) else { throw CommandFault(refusal) }
        guard let parameters = ESMTPParameter.read(path.rest) else { throw CommandFault(.badParameter) }
        return (path.path, parameters)
    }

    // bdat-cmd = "BDAT" SP chunk-size [ SP end-marker ] CRLF, RFC 3030 §2
    private static func bdat(_ arguments: ByteBufferView) throws(CommandFault) -> Command {
        let words = arguments.split(separator: UInt8(ascii: " "))
        // RFC 3030 §2: a size is at most 20 digits.
        guard (1...2).contains(words.count), (1...20).contains(words[0].count),
            words[0].allSatisfy({ (0x30...0x39).contains($0) })
        else { throw CommandFault(.badChunk, endsSession: true) }
        if words.count == 2, words[1].dropping(keyword: "LAST")?.isEmpty != true {
            throw CommandFault(.badChunk, endsSession: true)
        }
        // What an Int does not hold is over every limit, and never comes to its end.
        let octets = Int(String(decoding: words[0], as: UTF8.self)) ?? Int.max
        return .bdat(octets: octets, isLast: words.count == 2)
    }

    private static func xclient(_ arguments: ByteBufferView) throws(CommandFault) -> Command {
        guard let parameters = ESMTPParameter.read(arguments) else { throw CommandFault(.badParameter) }
        return .xclient(try ClientAttributes.read(parameters))
    }

    // auth = "AUTH" SP sasl-mech [SP initial-response], RFC 4954 §4
    private static func auth(_ arguments: ByteBufferView) throws(CommandFault) -> Command {
        let words = arguments.split(separator: UInt8(ascii: " "))
        guard (1...2).contains(words.count), let mechanism = String(validating: words[0], as: UTF8.self) else {
            throw CommandFault(SMTPReply(501, EnhancedStatusCode(5, 5, 4), "Syntax: AUTH mechanism [initial-response]"))
        }
        guard words.count == 2 else { return .auth(mechanism: mechanism, initialResponse: nil) }
        guard let response = String(validating: words[1], as: UTF8.self) else { throw CommandFault(.badSASL) }
        return .auth(mechanism: mechanism, initialResponse: response)
    }

    private static func unrecognised(_ view: ByteBufferView) -> CommandFault {
        let word = String(decoding: view.prefix { $0 != UInt8(ascii: " ") }.prefix(8), as: UTF8.self).uppercased()
        // A browser made to speak to a mail port sends its headers as commands (cross-protocol scripting).
        let foreign: Set = ["GET", "POST", "PUT", "HEAD", "CONNECT", "OPTIONS", "HOST:"]
        return CommandFault(.unrecognised, isUnrecognised: true, isForeign: foreign.contains(word))
    }

    /// `view` without spaces and tabs at both ends.
    static func trim(_ view: ByteBufferView) -> ByteBufferView {
        var slice = view
        while let first = slice.first, first == 0x20 || first == 0x09 { slice = slice.dropFirst() }
        while let last = slice.last, last == 0x20 || last == 0x09 { slice = slice.dropLast() }
        return slice
    }
}

extension ByteBufferView {
    /// What follows `keyword`, letters compared without case; nil when the octets begin otherwise.
    func dropping(keyword: StaticString) -> ByteBufferView? {
        let wanted = UnsafeBufferPointer(start: keyword.utf8Start, count: keyword.utf8CodeUnitCount)
        guard count >= wanted.count else { return nil }
        let matches = zip(self, wanted).allSatisfy { octet, letter in
            (octet >= 0x61 && octet <= 0x7a ? octet & 0x5f : octet) == letter
        }
        return matches ? dropFirst(wanted.count) : nil
    }
}
