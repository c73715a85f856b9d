import Mustache

/// The world as templates see it: field names, and behind them slots, never values.
struct FieldContext: MustacheParent {
    /// The fields of the message.
    let values: ResolvedValues

    func child(named name: String) -> Any? {
        guard let position = TemplateField.positions[name] ?? Layout.positions[name] else { return nil }
        let isOpen = position >= TemplateField.all.count || values[position].isGiven
        return FieldSlot(renderText: Placeholder.text(position), isNull: !isOpen)
    }
}
