import NIOCore

/// How the octets of one message come: ended by a dot, or counted.
enum MessageReader {
    case data(DataReader)
    case chunks(ChunkReader)

    var fault: DataFault? {
        switch self {
        case .data(let reader): reader.fault
        case .chunks(let reader): reader.fault
        }
    }

    var octets: Int {
        switch self {
        case .data(let reader): reader.octets
        case .chunks(let reader): reader.octets
        }
    }

    mutating func begin(_ chunk: ServerSession.Chunk) {
        guard case .chunks(var reader) = self else { return }
        reader.begin(octets: chunk.octets, isLast: chunk.isLast)
        self = .chunks(reader)
    }

    mutating func read(_ input: inout ByteBuffer, into body: inout ByteBuffer) -> DataReader.Progress {
        switch self {
        case .data(var reader):
            let progress = reader.read(&input, into: &body)
            self = .data(reader)
            return progress
        case .chunks(var reader):
            let progress = reader.read(&input, into: &body)
            self = .chunks(reader)
            return progress
        }
    }
}
