/// How a part should be shown (RFC 2183).
package struct ContentDisposition: Hashable, Sendable {
    /// In lower case: `inline`, `attachment`; empty when the field names none.
    package let type: String
    package let parameters: ParameterList

    /// Reads the body of a Content-Disposition field.
    init(_ body: ArraySlice<UInt8>) {
        var reader = ParameterReader(body)
        type = ASCII.lowercased(reader.mainValue())
        parameters = ParameterList(reader.parameters())
    }
}
