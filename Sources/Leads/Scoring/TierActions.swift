/// What happens to a lead because of its tier (M117-M120, D12).
package struct TierActions: Hashable, Sendable, Codable {
    /// Tell the manager at once, by every channel configured (M117, M134).
    package var managerAlert: Bool
    /// Schedule the follow-up sequence after the first answer (M118, D12).
    package var followUp: Bool
    /// Answer ahead of other first replies (M135).
    package var expedited: Bool
    /// The class of templates the first answer is chosen from: `premium`, `standard`, `basic`.
    package var template: String

    package init(managerAlert: Bool, followUp: Bool, expedited: Bool, template: String) {
        self.managerAlert = managerAlert
        self.followUp = followUp
        self.expedited = expedited
        self.template = template
    }

    private enum CodingKeys: String, CodingKey {
        case managerAlert = "manager_alert"
        case followUp = "follow_up"
        case expedited
        case template
    }
}
