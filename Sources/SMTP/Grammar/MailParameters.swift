import MailTypes

/// The parameters of MAIL that the offered extensions define.
package struct MailParameters: Equatable, Sendable {
    /// SIZE= (RFC 1870 §6): octets the peer announces.
    package var size: Int?
    /// BODY=8BITMIME (RFC 6152 §2).
    package var eightBitMIME = false
    /// SMTPUTF8 (RFC 6531 §3.4).
    package var smtpUTF8 = false
    /// BODY=BINARYMIME, REQUIRETLS, RET and ENVID.
    package var request = SenderRequest()

    package init(size: Int? = nil, eightBitMIME: Bool = false, smtpUTF8: Bool = false) {
        self.size = size
        self.eightBitMIME = eightBitMIME
        self.smtpUTF8 = smtpUTF8
    }

    static func read(_ parameters: [ESMTPParameter]) throws(CommandFault) -> MailParameters {
        var result = MailParameters()
        var seen: Set<String> = []
        for parameter in parameters {
            // RFC 1870 §6, RFC 6152 §2: a parameter given twice is an error.
            guard seen.insert(parameter.keyword).inserted else { throw CommandFault(.badParameter) }
            if let value = parameter.value {
                try result.take(parameter.keyword, value)
            } else {
                try result.take(flag: parameter.keyword)
            }
        }
        return result
    }

    private mutating func take(flag keyword: String) throws(CommandFault) {
        switch keyword {
        case "SMTPUTF8": smtpUTF8 = true
        case "REQUIRETLS": request.requiresTLS = true
        case "SIZE", "BODY", "AUTH", "RET", "ENVID": throw CommandFault(.badParameter)
        default: throw CommandFault(.unknownParameter)
        }
    }

    private mutating func take(_ keyword: String, _ value: String) throws(CommandFault) {
        switch keyword {
        case "SIZE":
            // size-value = 1*20DIGIT: more than an Int holds is more than any limit.
            guard value.utf8.count <= 20, value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
                throw CommandFault(.badParameter)
            }
            size = Int(value) ?? Int.max
        case "BODY": try takeBody(value)
        // RFC 4954 §5: a server may ignore whom the peer says the message is from; `<>` is then understood.
        case "AUTH": guard XText.isValid(value) else { throw CommandFault(.badParameter) }
        case "RET":
            guard let extent = SenderRequest.Extent(rawValue: value.uppercased()) else {
                throw CommandFault(.badParameter)
            }
            request.extent = extent
        case "ENVID":
            // RFC 3461 §4.4: at most 100 characters.
            guard value.utf8.count <= 100, XText.isValid(value) else { throw CommandFault(.badParameter) }
            request.envelopeID = value
        case "SMTPUTF8", "REQUIRETLS": throw CommandFault(.badParameter)
        default: throw CommandFault(.unknownParameter)
        }
    }

    private mutating func takeBody(_ value: String) throws(CommandFault) {
        switch value.uppercased() {
        case "7BIT": break
        case "8BITMIME": eightBitMIME = true
        // RFC 3030 §3
        case "BINARYMIME": request.isBinary = true
        default: throw CommandFault(.badParameter)
        }
    }
}
