import FoundationEssentials
import MailTypes

/// When an inquiry is a further touch with an open lead instead of a new one (M40).
package enum MergeRule: Hashable, Sendable {
    /// Always a new lead.
    case never
    /// It belongs to this lead, if that one is still open.
    case into(QueueID)
    /// It belongs to the newest open lead of the same correspondent under the same subject that arrived at or after this
    /// time: a changed subject is a new request of the same person. Decided inside the transaction, so that two copies that come at the same moment make one lead.
    case sameCorrespondent(since: Date)
}
