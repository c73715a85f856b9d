extension Entity {
    /// What is wrong with the content: the leaf is decoded to see it.
    var contentDefects: [Defect] {
        var kinds: [Defect.Kind] = []
        if let field = header[.contentTransferEncoding], TransferEncoding(field.rawBody) == nil {
            kinds.append(.unknownTransferEncoding)
        }
        // RFC 2045 §6.4: a message has none of the other encodings.
        if mediaType.isMessage {
            if !transferEncoding.isIdentity { kinds.append(.encodedComposite) }
        } else {
            let decoded = transferEncoding.decode(encodedBody)
            if let defect = decoded.defect { kinds.append(defect) }
            if mediaType.isText, let defect = Charset.decode(decoded.octets[...], label: mediaType.charset).defect {
                kinds.append(defect)
            }
        }
        return kinds.map { Defect($0, at: bodyStart) }
    }
}
