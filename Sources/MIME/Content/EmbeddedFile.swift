/// A file that stands uuencoded in the text of a message, as mail programs sent files before MIME.
package struct EmbeddedFile: Hashable, Sendable {
    package let name: String
    package internal(set) var octets: [UInt8]
}

extension Message {
    /// The uuencoded files in the plain text parts, in order.
    package var embeddedFiles: [EmbeddedFile] {
        leaves.filter(\.isPlainText).flatMap {
            UUEncoding.files(in: $0.transferEncoding.decode($0.encodedBody).octets[...])
        }
    }
}
