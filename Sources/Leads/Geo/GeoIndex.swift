/// The parsed tables: ZIP codes in order, cities by hash, airports by code.
struct GeoIndex: Sendable {
    private struct Row {
        var zip: UInt32
        var latitude: Float
        var longitude: Float
        /// Octets of the city's name.
        var name: Range<Int32>
        var state: UInt16
    }

    private struct City {
        var latitude: Double
        var longitude: Double
        var count: Double
        var row: Int32

        /// Takes one more ZIP code into the middle of the city.
        mutating func add(latitude: Double, longitude: Double) {
            self.latitude += latitude
            self.longitude += longitude
            count += 1
        }
    }

    private let octets: [UInt8]
    private var rows: [Row] = []
    private var cities: [UInt64: City] = [:]
    private(set) var states: [String: [String]] = [:]
    private(set) var airports: [String: Place] = [:]
    /// Codes by the airport's city and by its name, folded.
    private(set) var airportNames: [String: [String]] = [:]
    private(set) var skippedLines = 0

    var zipCount: Int { rows.count }

    init(zipOctets: [UInt8], airportOctets: [UInt8]) {
        octets = zipOctets
        rows.reserveCapacity(zipOctets.count / 28)
        cities.reserveCapacity(zipOctets.count / 40)
        readZipCodes()
        readAirports(airportOctets)
    }

    static func zipNumber(_ digits: some Sequence<UInt8>) -> UInt32? {
        var value: UInt32 = 0
        var count = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit), count < 5 else { return nil }
            value = value * 10 + UInt32(digit - 0x30)
            count += 1
        }
        return count == 5 ? value : nil
    }

    /// By binary search: the file is sorted.
    func zip(_ number: UInt32) -> Place? {
        var low = 0
        var high = rows.count
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].zip < number { low = middle + 1 } else { high = middle }
        }
        guard low < rows.count, rows[low].zip == number else { return nil }
        let row = rows[low]
        let digits = String(number)
        let code = String(repeating: "0", count: 5 - digits.count) + digits
        return Place(
            kind: .zip, name: "\(name(row)), \(GeoIndex.stateText(row.state)) \(code)",
            state: GeoIndex.stateText(row.state),
            coordinate: Coordinate(latitude: Double(row.latitude), longitude: Double(row.longitude))
        )
    }

    func city(_ name: String, state: String) -> Place? {
        let key = LatinFolding.fold(name)
        guard let code = GeoIndex.stateCode(Array(state.utf8)[...]),
            let city = cities[GeoIndex.hash(Array(key.utf8)[...], state: code)]
        else { return nil }
        let row = rows[Int(city.row)]
        // The table is keyed by a hash: the name decides.
        guard LatinFolding.fold(self.name(row)) == key else { return nil }
        return Place(
            kind: .city, name: "\(self.name(row)), \(state)", state: state,
            coordinate: Coordinate(latitude: city.latitude / city.count, longitude: city.longitude / city.count)
        )
    }

    private func name(_ row: Row) -> String {
        String(decoding: octets[Int(row.name.lowerBound)..<Int(row.name.upperBound)], as: UTF8.self)
    }

    private mutating func readZipCodes() {
        var fields: [Range<Int>] = []
        var start = 0
        octets.withUnsafeBufferPointer { octets in
            while start < octets.count {
                let end = GeoIndex.fields(of: octets, from: start, into: &fields)
                defer { start = end + 1 }
                if end == start || octets[start] == UInt8(ascii: "#") { continue }
                guard fields.count == 5, let zip = GeoIndex.zipNumber(octets[fields[0]]),
                    let state = GeoIndex.stateCode(octets[fields[1]]), rows.last.map({ $0.zip < zip }) ?? true,
                    let latitude = GeoIndex.degrees(octets[fields[2]]),
                    let longitude = GeoIndex.degrees(octets[fields[3]]), fields[4].upperBound <= Int(Int32.max)
                else {
                    skippedLines += 1
                    continue
                }
                let name = Int32(fields[4].lowerBound)..<Int32(fields[4].upperBound)
                rows.append(
                    Row(
                        zip: zip, latitude: Float(latitude), longitude: Float(longitude), name: name, state: state
                    )
                )
                let key = GeoIndex.hash(octets[fields[4]], state: state)
                let fresh = City(latitude: 0, longitude: 0, count: 0, row: Int32(rows.count - 1))
                cities[key, default: fresh].add(latitude: latitude, longitude: longitude)
            }
        }
    }

    private mutating func readAirports(_ octets: [UInt8]) {
        for line in octets.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
            let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            guard fields.count == 7, fields[0].count == 3, let latitude = GeoIndex.degrees(fields[3]),
                let longitude = GeoIndex.degrees(fields[4])
            else {
                skippedLines += 1
                continue
            }
            let texts = fields.map { String(decoding: $0, as: UTF8.self) }
            airports[texts[0]] = Place(
                kind: .airport, name: "\(texts[0]) \(texts[6])", state: texts[1],
                coordinate: Coordinate(latitude: latitude, longitude: longitude)
            )
            for key in Set([LatinFolding.fold(texts[5]), AirportNames.core(texts[6])]) where !key.isEmpty {
                airportNames[key, default: []].append(texts[0])
            }
        }
    }
}

extension GeoIndex {
    /// Finds the tab-parted fields of the line at `start`; returns where the line ends.
    private static func fields(
        of octets: UnsafeBufferPointer<UInt8>, from start: Int, into fields: inout [Range<Int>]
    ) -> Int {
        fields.removeAll(keepingCapacity: true)
        var begin = start
        var index = start
        while index < octets.count, octets[index] != UInt8(ascii: "\n") {
            if octets[index] == UInt8(ascii: "\t") {
                fields.append(begin..<index)
                begin = index + 1
            }
            index += 1
        }
        fields.append(begin..<index)
        return index
    }

    /// `-74.169`; nil for anything else or a number that is no angle.
    private static func degrees(_ octets: some Collection<UInt8>) -> Double? {
        var digits = 0
        var value = 0
        var scale: Double = 1
        var seenPoint = false
        var isNegative = false
        for (index, octet) in octets.enumerated() {
            switch octet {
            case UInt8(ascii: "-") where index == 0: isNegative = true
            case UInt8(ascii: ".") where !seenPoint: seenPoint = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits += 1
                guard digits <= 9 else { return nil }
                value = value * 10 + Int(octet - 0x30)
                if seenPoint { scale *= 10 }
            default: return nil
            }
        }
        guard digits > 0 else { return nil }
        let angle = Double(value) / scale * (isNegative ? -1 : 1)
        return abs(angle) <= 180 ? angle : nil
    }

    private static func stateCode(_ octets: some Collection<UInt8>) -> UInt16? {
        guard octets.count == 2, octets.allSatisfy({ (0x41...0x5a).contains($0) }) else { return nil }
        return octets.reduce(0) { $0 << 8 | UInt16($1) }
    }

    private static func stateText(_ code: UInt16) -> String {
        String(decoding: [UInt8(code >> 8), UInt8(code & 0xff)], as: UTF8.self)
    }

    /// FNV-1a over the name in lower case and the state.
    private static func hash(_ name: some Collection<UInt8>, state: UInt16) -> UInt64 {
        var value: UInt64 = 0xcbf2_9ce4_8422_2325
        for octet in name {
            let lower = (0x41...0x5a).contains(octet) ? octet + 0x20 : octet
            value = (value ^ UInt64(lower)) &* 0x100_0000_01b3
        }
        return (value ^ UInt64(state)) &* 0x100_0000_01b3
    }
}
