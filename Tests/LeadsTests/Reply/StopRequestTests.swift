import Leads
import Testing

struct StopRequestTests {
    @Test(arguments: [
        "STOP stop!", "Remove ava@client.example from your mailing list.", "Remove me. Thanks.", "Wypiszcie mnie!",
        "unsubscribe", "UNSUBSCRIBE!", "Stop.", "Please unsubscribe me.", "take me off your list",
        "do not contact me again",
        "don't email me", "opt me out", "Please remove me from your list, thanks.",
        "I no longer wish to receive these.",
        "Bitte streichen Sie mich aus dem Verteiler.", "Désabonnez-moi SVP", "Ne m'écrivez plus.", "No me escriban mas",
        "Por favor, darme de baja.", "Cancellatemi dalla lista", "Não quero receber mais e-mails",
        "Schrijf mij uit a.u.b.",
        "Proszę mnie wypisać", "Ta bort mig från listan", "Отпишите меня, пожалуйста", "配信停止をお願いします", "请不要再给我发邮件",
    ])
    func asksForNoMoreMail(_ text: String) {
        #expect(StopRequest.find(in: text) != nil)
    }

    @Test(arguments: [
        "", "Not interested, thanks.", "Can we stop by your booth at the conference?",
        "Please stop at the hotel on the way.",
        "I do not want to unsubscribe, your offers are fine.", "Is there a non-stop flight?", "Noted.",
        "We will cancel the ride if it rains.", "Please remove the child seat from the booking.",
        "Take me off at terminal 4.", "Remove me from the 6pm car.", "Don't email me, call me at 5.",
        "If you no longer wish to receive this, click here to unsubscribe.", "Stop sending me quotes for the sedan.",
        "Did you take us off the list of passengers?", "The driver should not contact her before 6.",
    ])
    func asksForSomethingElse(_ text: String) {
        #expect(StopRequest.find(in: text) == nil)
    }

    @Test(arguments: [
        ("UnSuBScRiBe", true), ("Re: unsubscribe", true), ("Unsubscribe rates?", false), ("Stop over in Rome", false),
    ])
    func subject(_ subject: String, _ isRequest: Bool) {
        #expect(StopRequest.isSubject(subject) == isRequest)
    }
}
