import Mustache

/// What Mustache finds under a field's name: the stand-in to print, and whether a section on it opens.
struct FieldSlot: MustacheCustomRenderable, MustacheParent {
    /// The stand-in.
    let renderText: String
    /// Whether sections on the field stay closed: nothing was given.
    let isNull: Bool

    /// A slot has no parts; names inside a section on it are looked up outside.
    func child(named name: String) -> Any? { nil }
}
