/// Small treatments of the text of answers.
enum FormText {
    /// The text with its line ends as line feeds, each line without blanks at its ends, and none of them at the ends.
    static func lines(_ text: String) -> String {
        text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
            .map { $0.trimmed }.joined(separator: "\n").trimmed
    }

    /// The answer of somebody who gave none: mailers print a dash, visitors type `n/a`.
    static func isBlank(_ answer: String) -> Bool {
        guard answer.utf8.count <= 40 else { return false }
        let key = FormLabels.key(of: answer)
        return key.isEmpty && !answer.contains { $0 == "?" || $0 == "!" } || blanks.contains(key)
    }

    private static let blanks: Set<String> = [
        "n a", "na", "none", "null", "nil", "undefined", "not provided", "not specified", "not given", "not set",
        "not available", "not applicable", "not entered", "no answer", "unspecified", "empty", "blank", "unknown",
        "keine", "keine angabe", "keine angaben", "nicht angegeben", "k a", "entfallt", "leer",
        "non renseigne", "non renseignee", "non precise", "non precisee", "non specifie", "non fourni", "aucun",
        "aucune", "neant", "no especificado", "no proporcionado", "no indicado", "no facilitado", "ninguno", "ninguna",
        "sin especificar", "sin indicar", "sin datos", "non specificato", "non specificata", "non fornito",
        "non indicato", "nessuno", "nessuna", "nao informado", "nao informada", "nao especificado", "nao preenchido",
        "nenhum", "nenhuma", "niet opgegeven", "niet ingevuld", "geen", "nvt", "n v t", "brak", "nie podano",
        "ej angivet", "ej ifyllt", "ingen", "saknas", "ikke oplyst", "ikke oppgitt", "未記入", "未入力", "なし", "無し", "記入なし",
        "無", "无", "未填写", "未填", "не указано", "не указан", "не указана", "нет",
    ]
}
