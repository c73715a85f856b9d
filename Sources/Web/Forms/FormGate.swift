import Foundation
import Leads

/// Tells robots from people, and the pages a form may lead to. No I/O.
struct FormGate {
    let profile: FormProfile

    enum Verdict: Hashable {
        case person
        /// A field that people do not see was filled in.
        case robot
        /// Faster than anybody types.
        case tooFast
    }

    func verdict(_ form: PostedForm, now: Date) -> Verdict {
        if profile.honeypots.contains(where: { form[name: $0]?.isEmpty == false }) { return .robot }
        guard let started = profile.startedField.flatMap({ form[name: $0] }).flatMap(Double.init), started.isFinite
        else { return .person }
        // Scripts count milliseconds, servers seconds.
        let shown = started > 1e11 ? started / 1000 : started
        let elapsed = now.timeIntervalSince1970 - shown
        // A page from tomorrow, or from long ago, tells of a wrong clock or a tab left open: that is no robot.
        return elapsed >= 0 && elapsed < Double(profile.leastSeconds) ? .tooFast : .person
    }

    /// The page a browser goes to: the one the form names, if it is of a host we know, else the profile's.
    func next(_ form: PostedForm) -> String? {
        guard let wanted = form[name: FormProfile.thanksField], let origin = FormGate.origin(of: wanted) else {
            return profile.thanks
        }
        let known = profile.origins + [profile.thanks.flatMap(FormGate.origin)].compactMap { $0 }
        return known.contains(origin) ? wanted : profile.thanks
    }

    /// Scheme and authority of an http or https URL that is plain ASCII; nil for anything else (`javascript:`, `//host`,
    /// user information, control characters): an open redirect is a phisher's gift.
    static func origin(of url: String) -> String? {
        guard url.utf8.count <= 2048, url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f && $0 != 0x5c }),
            let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased(),
            scheme == "https" || scheme == "http", parts.user == nil, parts.password == nil,
            let host = parts.host?.lowercased(), !host.isEmpty
        else { return nil }
        return "\(scheme)://\(host)" + (parts.port.map { ":\($0)" } ?? "")
    }
}
