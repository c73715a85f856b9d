import Foundation
import Leads
import MailTypes
import Store
import Templates

/// Puts what is known of a lead and of the office into the words that templates ask for.
struct ReplyValues: Sendable {
    let business: BusinessConfiguration
    let links: UnsubscribeLinks

    func values(of lead: LeadRecord, _ content: LeadContent, step: StepName, at now: Date) -> TemplateValues {
        var values = TemplateValues(office)
        let facts = content.facts
        values[.fullName] = facts.name
        values[.company] = facts.company
        values[.email] = content.correspondent?.description
        values[.phone] = facts.phone
        values[.service] = facts.service?.rawValue
        values[.serviceLabel] = facts.service.map(Self.label)
        values[.passengers] = facts.passengers.map(String.init)
        values[.pickup] = facts.pickup
        values[.dropoff] = facts.dropoff
        values[.when] = facts.when.flatMap { Self.words(forLocal: $0) }
        values[.hours] = facts.hours.map(Self.hours)
        values[.valueEstimate] = content.score.value.map(Self.dollars)
        values[.originalSubject] = content.subject
        values[.reference] = lead.id.description.uppercased()
        if !step.isDirectAnswer {
            let days = Int((now.timeIntervalSince(lead.arrivedAt) / 86_400).rounded())
            values[.day] = String(max(1, days))
            values[.unsubscribeMailto] = links.address(of: lead.id)
            values[.unsubscribeURL] = links.page(of: lead.id)
        }
        return values
    }

    private var office: [String: String] {
        let pairs: [(TemplateField, String?)] = [
            (.businessName, business.name), (.businessPhone, business.phone), (.businessEmail, business.email),
            (.businessAddress, business.address), (.businessWebsite, business.website),
            (.officeHours, business.officeHours), (.replyWithin, business.replyWithin), (.offer, business.offer),
            (.bookingURL, business.bookingURL), (.roiCalculatorURL, business.calculatorURL),
            (.caseStudyURL, business.caseStudyURL), (.managerName, business.managerName),
            (.managerPhone, business.managerPhone),
        ]
        return Dictionary(
            uniqueKeysWithValues: pairs.compactMap { field, value in value.map { (field.name, $0) } }
        )
    }

    private static func label(_ service: ServiceType) -> String {
        switch service {
        case .corporate: "corporate transportation"
        case .airport: "airport transfer"
        case .event: "event transportation"
        case .wedding: "wedding transportation"
        case .hourly: "hourly service"
        }
    }

    /// `2026-12-04T18:30` as `Friday, December 4, at 6:30 PM`; nil when it is no local time.
    static func words(forLocal text: String) -> String? {
        let numbers = text.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
        guard numbers.count >= 3 else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = DateComponents(
            year: numbers[0], month: numbers[1], day: numbers[2], hour: numbers.count > 3 ? numbers[3] : 12,
            minute: numbers.count > 4 ? numbers[4] : 0
        )
        guard parts.isValidDate(in: calendar), let date = calendar.date(from: parts) else { return nil }
        let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        let day = "\(weekdays[calendar.component(.weekday, from: date) - 1]), \(months[numbers[1] - 1]) \(numbers[2])"
        guard numbers.count > 4 else { return day }
        let hour = numbers[3] % 12 == 0 ? 12 : numbers[3] % 12
        let minute = numbers[4] < 10 ? "0\(numbers[4])" : "\(numbers[4])"
        return "\(day), at \(hour):\(minute) \(numbers[3] < 12 ? "AM" : "PM")"
    }

    private static func hours(_ hours: Double) -> String {
        let number = hours == hours.rounded() ? String(Int(clamping: Int64(hours))) : String(hours)
        return hours == 1 ? "1 hour" : "\(number) hours"
    }

    private static func dollars(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e12 else { return "" }
        var digits = String(Int(value.rounded()))
        var grouped = ""
        while digits.count > 3 {
            grouped = "," + digits.suffix(3) + grouped
            digits = String(digits.dropLast(3))
        }
        return "$" + digits + grouped
    }
}
