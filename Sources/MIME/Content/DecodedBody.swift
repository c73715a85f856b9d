/// A body whose transfer encoding is undone.
struct DecodedBody {
    var octets: [UInt8]
    /// Text that stands behind the encoded part as it is.
    var trailing: ArraySlice<UInt8> = []
    var defect: Defect.Kind?
}
