/// What the ledger tells of itself, beside what its callers are told.
package enum StoreNews: Hashable, Sendable {
    /// The disk or the file kept something from being read or written. It is told every time; who reads it decides what
    /// is worth an alert.
    case fault(StoreError)
    /// Everything that had met a fault was done since.
    case wellAgain
}
