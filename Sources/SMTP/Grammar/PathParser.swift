import MailTypes
import NIOCore

/// Reads the path of MAIL and RCPT (RFC 5321 §4.1.2).
///
/// ```
/// Reverse-path = Path / "<>"
/// Path         = "<" [ A-d-l ":" ] Mailbox ">"
/// A-d-l        = At-domain *( "," At-domain )
/// ```
package enum PathParser {
    /// What stands between the brackets.
    package enum Path: Equatable, Sendable {
        /// `<>`
        case empty
        case mailbox(AddrSpec)
        /// A local part without a domain: `<Postmaster>`.
        case local(String)
    }

    /// Divides a command's arguments into the path with its brackets and what follows; nil when the path does not end.
    ///
    /// QUIRK: people at a terminal and some form mailers leave the brackets out: `MAIL FROM:a@b`. The path then ends at
    /// the first space.
    package static func split(_ arguments: ByteBufferView) -> (path: ByteBufferView, rest: ByteBufferView)? {
        guard let first = arguments.first else { return nil }
        guard first == UInt8(ascii: "<") else {
            let path = arguments.prefix { $0 != UInt8(ascii: " ") }
            return (path, arguments.dropFirst(path.count))
        }
        var inQuotes = false
        var index = arguments.startIndex
        while index < arguments.endIndex {
            switch arguments[index] {
            case UInt8(ascii: "\\") where inQuotes: index += 1
            case UInt8(ascii: "\""): inQuotes.toggle()
            case UInt8(ascii: ">") where !inQuotes:
                let rest = arguments[(index + 1)...]
                // RFC 5321 §4.1.1.2: parameters stand after a space.
                if let next = rest.first, next != UInt8(ascii: " ") { return nil }
                return (arguments[...index], rest)
            default: break
            }
            index += 1
        }
        return nil
    }

    /// Reads one path, with or without brackets; nil when it is not well-formed.
    package static func read(_ path: ByteBufferView) -> Path? {
        var inner = path
        if inner.first == UInt8(ascii: "<") {
            inner = inner.dropFirst().dropLast()
            if inner.isEmpty { return .empty }
        }
        guard let text = String(validating: droppingRoute(inner), as: UTF8.self) else { return nil }
        if let address = AddrSpec(text) { return .mailbox(address) }
        let isAtom = !text.isEmpty && text.utf8.count <= AddrSpec.maximumLocalPartOctets
        return isAtom && text.utf8.allSatisfy(MailGrammar.isAtext) ? .local(text) : nil
    }

    /// RFC 5321 §4.1.1.3 and appendix C: a source route is to be stripped off and ignored.
    private static func droppingRoute(_ inner: ByteBufferView) -> ByteBufferView {
        guard inner.first == UInt8(ascii: "@"), let colon = inner.firstIndex(of: UInt8(ascii: ":")) else {
            return inner
        }
        return inner[(colon + 1)...]
    }
}
