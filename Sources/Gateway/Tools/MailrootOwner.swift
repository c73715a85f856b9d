import Foundation
import Glibc

/// Whose mailroot it is. What root does in another user's mailroot it does as that user: a file of root's in there would
/// stop the gateway.
struct MailrootOwner {
    private let user: uid_t
    private let group: gid_t

    /// The owner of a directory; nil when there is none, or it cannot be looked at.
    init?(of directory: String) {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: directory),
            let owner = attributes[.ownerAccountID] as? NSNumber,
            let shared = attributes[.groupOwnerAccountID] as? NSNumber
        else { return nil }
        user = owner.uint32Value
        group = shared.uint32Value
    }

    /// Makes this process that user, for good; does nothing unless it is root and the mailroot is not.
    ///
    /// - Throws: `ControlFault` when the system refuses.
    func become() throws {
        guard geteuid() == 0, user != 0 else { return }
        // The groups of root go first: afterwards nothing may be given up any more.
        guard setgroups(0, nil) == 0, setgid(group) == 0, setuid(user) == 0 else {
            throw ControlFault(problem: "cannot work as the mailroot's owner: \(String(cString: strerror(errno)))")
        }
    }
}
