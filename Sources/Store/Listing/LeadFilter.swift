import GRDB
import Leads

/// Which leads a list shows; what is nil does not narrow it.
package struct LeadFilter: Hashable, Sendable {
    package var status: LeadStatus?
    package var tier: Tier?
    package var service: ServiceType?
    package var source: LeadSource?
    package var minimumPoints: Int?

    package init(
        status: LeadStatus? = nil, tier: Tier? = nil, service: ServiceType? = nil, source: LeadSource? = nil,
        minimumPoints: Int? = nil
    ) {
        self.status = status
        self.tier = tier
        self.service = service
        self.source = source
        self.minimumPoints = minimumPoints
    }

    /// The conditions in SQL, each with its value.
    var conditions: [(sql: String, value: any DatabaseValueConvertible & Sendable)] {
        var conditions: [(String, any DatabaseValueConvertible & Sendable)] = []
        if let status { conditions.append(("leads.status = ?", status.rawValue)) }
        if let tier { conditions.append(("leads.tier = ?", tier.rawValue)) }
        if let service { conditions.append(("leads.service = ?", service.rawValue)) }
        if let source { conditions.append(("leads.source = ?", source.rawValue)) }
        if let minimumPoints { conditions.append(("leads.score >= ?", minimumPoints)) }
        return conditions
    }
}
