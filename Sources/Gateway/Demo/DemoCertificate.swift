import Foundation

/// A certificate for loopback, made at start and gone at the end: what the demo's capture smart host shows after
/// STARTTLS, with the authority that the courier is told to trust.
struct DemoCertificate {
    let authorityPEM: String
    let chainPEM: String
    let keyPEM: String

    /// Makes an authority and a certificate for `localhost` and `127.0.0.1`, valid for a day around `now`.
    static func make(now: Date) throws -> DemoCertificate {
        try DemoAuthority(now: now).issue(to: "localhost", now: now)
    }
}
