/// The program's version, as `--version` and the greeting of the control socket tell it.
enum Version {
    static let text = "0.1.0"
}
