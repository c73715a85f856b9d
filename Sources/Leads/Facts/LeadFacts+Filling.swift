extension LeadFacts {
    /// Takes over every fact that is missing so far, with its evidence.
    mutating func take(_ other: LeadFacts) {
        take(\.name, .name, from: other)
        fill(from: other)
    }

    /// A subject names the service, the day and the size of the group, and a switchboard's the caller's number; its
    /// other words are no names.
    mutating func take(fromSubject other: LeadFacts) {
        var subject = other
        subject.name = nil
        subject.company = nil
        fill(from: subject)
    }

    /// Takes over what is still missing, with its evidence.
    mutating func fill(from other: LeadFacts) {
        if phone == nil { phoneE164 = other.phoneE164 }
        take(\.phone, .phone, from: other)
        take(\.company, .company, from: other)
        fill(trip: other)
    }

    /// Takes over what is still missing of the trip alone.
    mutating func fill(trip other: LeadFacts) {
        take(\.service, .service, from: other)
        take(\.passengers, .passengers, from: other)
        take(\.pickup, .pickup, from: other)
        take(\.dropoff, .dropoff, from: other)
        take(\.when, .when, from: other)
        take(\.hours, .hours, from: other)
        take(\.value, .value, from: other)
        take(\.roundTrip, .roundTrip, from: other)
    }

    /// Takes the time of the same day over where only the day is known.
    mutating func refine(when other: String?) {
        if let other, let when, other.count > when.count, other.hasPrefix(when) { self.when = other }
    }

    /// Leaves what tells who wrote: mail that asks for no trip has none.
    mutating func forgetTrip() {
        (service, passengers, pickup, dropoff, when, hours, value, roundTrip) = (nil, nil, nil, nil, nil, nil, nil, nil)
        for fact in [LeadFact.service, .passengers, .pickup, .dropoff, .when, .hours, .value, .roundTrip] {
            evidence[fact.rawValue] = nil
        }
    }

    private mutating func take<Value>(
        _ path: WritableKeyPath<LeadFacts, Value?>, _ fact: LeadFact, from other: LeadFacts
    ) {
        guard self[keyPath: path] == nil, let value = other[keyPath: path] else { return }
        self[keyPath: path] = value
        evidence[fact.rawValue] = other.evidence[fact.rawValue]
    }
}
