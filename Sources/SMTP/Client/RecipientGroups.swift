import MailTypes

/// Divides the recipients of a message among transactions, so that none holds more than the server takes.
enum RecipientGroups {
    /// RFC 5321 §4.5.3.1.8: every server takes a hundred; more only one that says so.
    static let recipients = 100

    /// - Parameters:
    ///   - indexes: of the recipients that are to be sent to.
    ///   - recipients: all of them.
    static func divide(
        _ indexes: [Int], of recipients: [AddrSpec], limits: ServerLimitsOffer
    ) -> [[Int]] {
        let most = limits.recipients ?? self.recipients
        if indexes.count <= most, limits.recipientDomains == nil { return indexes.isEmpty ? [] : [indexes] }
        var groups: [[Int]] = []
        var group: [Int] = []
        var domains: Set<String> = []
        for index in order(indexes, recipients, isByDomain: limits.recipientDomains != nil) {
            let domain = recipients[index].domain.lowercased()
            let isFull = group.count >= most
            let isForeign = limits.recipientDomains.map { domains.count >= $0 && !domains.contains(domain) } ?? false
            if isFull || isForeign {
                groups.append(group)
                group = []
                domains = []
            }
            group.append(index)
            domains.insert(domain)
        }
        return group.isEmpty ? groups : groups + [group]
    }

    /// Recipients of one domain side by side, where domains are counted.
    private static func order(_ indexes: [Int], _ recipients: [AddrSpec], isByDomain: Bool) -> [Int] {
        guard isByDomain else { return indexes }
        return indexes.sorted {
            (recipients[$0].domain.lowercased(), $0) < (recipients[$1].domain.lowercased(), $1)
        }
    }
}
