/// What programs for calendars, accounts and job boards write about their own affairs. Persons use single words of it.
enum StatementPhrases {
    /// Answers to invitations. RFC 6047 has the answer in a part of its own, which gateways and telephones drop.
    static let calendar = [
        "has accepted this invitation", "has accepted your invitation", "has accepted the invitation",
        "has declined this invitation", "has declined your invitation", "has declined the invitation",
        "has tentatively accepted", "tentatively accepted this", "has replied maybe", "has replied \"maybe\"",
        "has accepted your meeting", "has declined your meeting", "has accepted the meeting",
        "has declined the meeting", "has proposed a new time for", "this event has been canceled",
        "this event has been cancelled", "this event has been updated", "this event has been changed",
        "invitation from google calendar", "you have been invited to the following event",
        "hat diese einladung angenommen", "hat diese einladung abgelehnt", "hat ihre einladung angenommen",
        "hat ihre einladung abgelehnt", "hat die einladung angenommen", "hat die einladung abgelehnt",
        "einladung von google kalender", "a accepté cette invitation", "a refusé cette invitation",
        "a décliné cette invitation", "a accepté votre invitation", "a refusé votre invitation",
        "a accepté l'invitation", "a décliné l'invitation", "ha aceptado esta invitación",
        "ha rechazado esta invitación", "ha aceptado tu invitación", "ha aceptado su invitación",
        "ha aceptado la invitación", "ha rechazado la invitación", "ha accettato questo invito",
        "ha rifiutato questo invito", "ha accettato l'invito", "ha rifiutato l'invito", "aceitou este convite",
        "recusou este convite", "aceitou o convite", "recusou o convite", "heeft deze uitnodiging geaccepteerd",
        "heeft deze uitnodiging afgewezen", "heeft de uitnodiging geaccepteerd", "har accepterat den här inbjudan",
        "har tackat nej till", "har accepteret denne invitation", "har godtatt denne invitasjonen",
        "zaakceptował to zaproszenie", "zaakceptowała to zaproszenie", "zaproszenie z kalendarza google",
        "принял приглашение", "приняла приглашение", "отклонил приглашение", "отклонила приглашение",
        "招待を承諾しました", "招待を辞退しました", "已接受此邀请", "已拒绝此邀请", "已接受這項邀請",
    ]

    /// Invoices, payments, statements of accounts. One of them may stand in a person's text; two hardly ever.
    static let account = [
        "amount due", "balance due", "total due", "amount paid", "date paid", "payment method", "payment received",
        "invoice number", "invoice no", "invoice date", "invoice total", "invoice #", "due date", "date due",
        "billing period", "order total", "transaction id", "transaction number", "reference number",
        "confirmation number", "thank you for your payment", "thanks for your payment", "we received your payment",
        "we have received your payment", "your payment has been", "your payment of", "payment confirmation",
        "receipt for your payment", "you received a payment", "you have received a payment",
        "you've received a payment", "sent you a payment", "sent you money", "you've got money", "here is your invoice",
        "here's your invoice", "your invoice is ready", "your invoice is attached", "your invoice from",
        "your receipt from", "your statement is ready", "your bill is ready", "view invoice", "view your invoice",
        "view and pay", "pay invoice", "pay your bill", "view your bill", "view your statement", "pay now",
        "pay online",
        "has been charged", "was charged to your", "has been deposited", "direct deposit", "your payout", "autopay",
        "auto-pay", "remittance advice", "fälliger betrag", "rechnungsbetrag", "rechnungsnummer", "rechnungsdatum",
        "fällig am", "zahlungseingang", "ihre zahlung", "zahlungsbestätigung", "montant dû", "numéro de facture",
        "date de facturation", "montant payé", "votre facture", "votre paiement", "nous avons reçu votre paiement",
        "importe pagado", "número de factura", "fecha de factura", "fecha de vencimiento", "importe a pagar", "su pago",
        "hemos recibido su pago", "hemos recibido tu pago", "su factura", "importo dovuto", "numero fattura",
        "numero di fattura", "data fattura", "il tuo pagamento", "abbiamo ricevuto il tuo pagamento", "valor pago",
        "número da fatura", "data de vencimento", "seu pagamento", "recebemos seu pagamento", "factuurnummer",
        "factuurdatum", "te betalen", "uw betaling", "uw factuur", "fakturanummer", "förfallodatum", "forfallsdato",
        "att betala", "numer faktury", "termin płatności", "kwota do zapłaty", "номер счета", "к оплате",
        "оплата получена",
        "請求書番号", "お支払い期限", "ご請求金額", "发票号码", "应付金额", "付款成功",
    ]

    /// Job boards that tell of an applicant. Who applies in person does not write so.
    static let applicant = [
        "applied to your job", "applied for your job", "has applied to your", "has applied for your", "new applicant",
        "new application for", "new candidate for", "has applied for the position", "has applied to the position",
        "review applicants", "view applicants", "view applicant", "view application", "view candidate",
        "view resume", "your job posting", "your job post", "your job ad", "your job listing",
        "applicants for your job",
        "matches your job", "invite to interview", "neue bewerbung", "neuer bewerber", "hat sich auf ihre stelle",
        "bewerbung ansehen", "nouvelle candidature", "a postulé à votre", "voir la candidature", "nueva candidatura",
        "ha solicitado su", "se ha inscrito en tu oferta", "ver candidato", "nuova candidatura",
        "si è candidato alla tua", "nova candidatura", "candidatou-se à sua", "nieuwe sollicitatie",
        "heeft gesolliciteerd", "ny ansökan", "ny ansøgning", "nowa aplikacja na", "новый отклик", "新しい応募", "新的求职申请",
    ]
}
