/// Why a form cannot be taken now; nothing of it is kept.
package enum FormIntakeFault: Error {
    /// Too much waits to be read.
    case behind
    /// The disk is full or failing.
    case disk(cause: String)
}
