import Foundation

/// Where the files that come with the program are: templates, rules and tables of facts.
package struct ShareDirectory: Sendable {
    package let path: String

    package init(path: String) {
        self.path = path
    }

    package var templates: String { path + "/templates" }
    package var rules: String { path + "/rules" }
    package var data: String { path + "/data" }

    /// Finds it: `FIRSTREPLY_SHARE` when set, else the nearest directory above the program that holds templates and
    /// rules (a checkout), else the place a package installs to.
    package static func locate(
        environment: [String: String] = ProcessInfo.processInfo.environment,
        executable: String = Bundle.main.executablePath ?? CommandLine.arguments[0]
    ) -> ShareDirectory {
        if let named = environment["FIRSTREPLY_SHARE"], !named.isEmpty { return ShareDirectory(path: named) }
        var directory = URL(fileURLWithPath: executable).resolvingSymlinksInPath().deletingLastPathComponent()
        while directory.path != "/" {
            let candidate = ShareDirectory(path: directory.path)
            if [candidate.templates, candidate.rules].allSatisfy(FileManager.default.fileExists(atPath:)) {
                return candidate
            }
            directory.deleteLastPathComponent()
        }
        return ShareDirectory(path: "/usr/share/firstreply")
    }
}
