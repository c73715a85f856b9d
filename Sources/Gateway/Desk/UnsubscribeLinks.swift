import MIME
import MailTypes

/// The ways out that a follow-up offers: a page of ours, and an address.
struct UnsubscribeLinks: Sendable {
    let tokens: TokenAddresses
    /// Where the world reaches our pages; nil: there are none.
    let publicURL: String?

    /// The path under which the pages lie.
    static let path = "/u/"

    func page(of lead: QueueID) -> String? {
        guard let publicURL, let token = tokens.unsubscribeToken(lead: lead) else { return nil }
        return publicURL + Self.path + token
    }

    func address(of lead: QueueID) -> String? {
        tokens.address(.unsubscribe(lead: lead)).map { "mailto:\($0)" }
    }

    /// The header fields: RFC 2369 §3.2, and where there is a page RFC 8058 §3.1, by which a mail program's own button
    /// ends them without showing the page.
    func fields(of lead: QueueID) -> [(FieldName, String)] {
        let page = page(of: lead)
        let ways = [page, address(of: lead).map { $0 + "?subject=unsubscribe" }].compactMap { $0 }
        guard !ways.isEmpty else { return [] }
        let list = ("List-Unsubscribe" as FieldName, ways.map { "<\($0)>" }.joined(separator: ", "))
        return page == nil ? [list] : [list, ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")]
    }
}
