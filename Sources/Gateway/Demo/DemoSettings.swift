/// How the demo is to run.
package struct DemoSettings: Sendable {
    package var smtp: SocketName
    package var web: SocketName
    /// The state's directory; nil: one of its own, removed at the end.
    package var mailroot: String?
    /// End after the sample's journey.
    package var once: Bool

    package init(smtp: SocketName, web: SocketName, mailroot: String?, once: Bool) {
        self.smtp = smtp
        self.web = web
        self.mailroot = mailroot
        self.once = once
    }
}
