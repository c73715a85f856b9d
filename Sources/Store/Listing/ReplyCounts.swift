/// How many messages were sent by ourselves since a time (RFC 3834 §2).
package struct ReplyCounts: Hashable, Sendable {
    package let toCorrespondent: Int
    package let toDomain: Int
    package let inAll: Int
}
