/// What trips cost: the content of `rules/prices.yml`, from which the value of an inquiry without a budget is estimated
/// (M112, D3). Amounts are US dollars.
package struct PriceTable: Sendable, Codable, Hashable {
    package var version: Int
    /// In the order of the file; estimates take the smallest that seats the group.
    package var vehicles: [Vehicle]
    package var services: [ServiceType: Rate]

    /// `vehicles`: one class of car.
    package struct Vehicle: Sendable, Codable, Hashable {
        package var name: String
        /// Passengers it seats in comfort.
        package var seats: Int
        /// What a service's rate is multiplied by for this car; the sedan is 1.
        package var factor: Double

        package init(name: String, seats: Int, factor: Double) {
            self.name = name
            self.seats = seats
            self.factor = factor
        }
    }

    /// `services.NAME`: what one car of factor 1 costs.
    package struct Rate: Sendable, Codable, Hashable {
        /// Charged once per trip.
        package var base: Double
        package var perHour: Double
        package var perMile: Double
        /// The fewest hours charged.
        package var minimumHours: Double

        package init(base: Double, perHour: Double, perMile: Double, minimumHours: Double) {
            self.base = base
            self.perHour = perHour
            self.perMile = perMile
            self.minimumHours = minimumHours
        }

        enum CodingKeys: String, CodingKey {
            case base
            case perHour = "per_hour"
            case perMile = "per_mile"
            case minimumHours = "minimum_hours"
        }
    }

    package init(version: Int, vehicles: [Vehicle], services: [ServiceType: Rate]) {
        self.version = version
        self.vehicles = vehicles
        self.services = services
    }
}

extension PriceTable {
    private enum CodingKeys: String, CodingKey {
        case version, vehicles, services
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        version = try values.decode(Int.self, forKey: .version)
        vehicles = try values.decode([Vehicle].self, forKey: .vehicles)
        services = try values.decode(NamedTable<ServiceType, Rate>.self, forKey: .services).rows
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(version, forKey: .version)
        try values.encode(vehicles, forKey: .vehicles)
        try values.encode(NamedTable(rows: services), forKey: .services)
    }

    /// Everything that is wrong with the table; empty when it may be put in force.
    package func faults() -> [RuleFault] {
        var faults: [RuleFault] = []
        if version < 1 { faults.append(RuleFault("version", "\(version) is below 1", hint: "count from 1 upwards")) }
        if vehicles.isEmpty { faults.append(RuleFault("vehicles", "is empty", hint: "at least one car")) }
        for (index, vehicle) in vehicles.enumerated() {
            let path = "vehicles[\(index + 1)]"
            if vehicle.name.isEmpty { faults.append(RuleFault("\(path).name", "is empty", hint: "e.g. sedan")) }
            if !(1...500).contains(vehicle.seats) {
                faults.append(RuleFault("\(path).seats", "\(vehicle.seats) lies outside 1 to 500", hint: "e.g. 3"))
            }
            if !vehicle.factor.isFinite || vehicle.factor <= 0 || vehicle.factor > 1000 {
                faults.append(RuleFault("\(path).factor", "is not above 0", hint: "1 for the sedan"))
            }
            if vehicles[..<index].contains(where: { $0.seats == vehicle.seats }) {
                faults.append(RuleFault("\(path).seats", "is used twice", hint: "one car per size of group"))
            }
        }
        for service in ServiceType.allCases {
            let path = "services.\(service.rawValue)"
            guard let rate = services[service] else {
                faults.append(RuleFault(path, "is missing", hint: "give every service a rate"))
                continue
            }
            faults += rate.faults(path: path)
        }
        return faults
    }
}

extension PriceTable.Rate {
    fileprivate func faults(path: String) -> [RuleFault] {
        let amounts = [
            ("base", base), ("per_hour", perHour), ("per_mile", perMile), ("minimum_hours", minimumHours),
        ]
        var faults = amounts.filter { !$0.1.isFinite || $0.1 < 0 || $0.1 > 1_000_000 }.map {
            RuleFault("\(path).\($0.0)", "is no amount", hint: "0 or more")
        }
        if base == 0 && perHour == 0 && perMile == 0 {
            faults.append(RuleFault(path, "costs nothing", hint: "give base, per_hour or per_mile"))
        }
        return faults
    }
}
