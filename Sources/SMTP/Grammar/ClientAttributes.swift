/// What a proxy tells by XCLIENT of the client it speaks for, as Postfix defines the command.
package struct ClientAttributes: Equatable, Sendable {
    /// The client's IP address; nil: not given, or not known to the proxy.
    package var address: String?
    /// What the client gave with EHLO.
    package var helo: String?

    /// The attributes that are offered; of NAME, PORT and PROTO no use is made.
    static let offered = "NAME ADDR PORT PROTO HELO"

    package init(address: String? = nil, helo: String? = nil) {
        self.address = address
        self.helo = helo
    }

    static func read(_ parameters: [ESMTPParameter]) throws(CommandFault) -> ClientAttributes {
        guard !parameters.isEmpty else { throw CommandFault(.badParameter) }
        var result = ClientAttributes()
        for parameter in parameters {
            guard let value = parameter.value, XText.isValid(value) else { throw CommandFault(.badParameter) }
            let isKnown = !["[UNAVAILABLE]", "[TEMPUNAVAIL]"].contains(value.uppercased())
            switch parameter.keyword {
            case "ADDR" where isKnown:
                let text = value.uppercased().hasPrefix("IPV6:") ? String(value.dropFirst(5)) : value
                guard let address = PeerAddress(text) else { throw CommandFault(.badParameter) }
                result.address = address.description
            case "HELO" where isKnown: result.helo = value
            case "ADDR", "HELO", "NAME", "PORT", "PROTO": break
            default: throw CommandFault(.badParameter)
            }
        }
        return result
    }
}
