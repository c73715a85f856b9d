/// What a spool tells of itself, beside what its callers are told.
package enum SpoolNews: Hashable, Sendable {
    /// Something could not be done. It is told every time; who reads it decides what is worth an alert.
    case fault(SpoolFault)
    /// Everything that had met a fault of the disk was done since.
    case wellAgain
}
