// swift-tools-version: 6.2
import PackageDescription

/// The settings of every target: Swift 6 mode is implied by the tools version.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "firstreply",
    targets: [
        // L0: vocabulary.
        .target(name: "MailTypes", swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
