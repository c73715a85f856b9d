import MailTypes

@testable import Leads

/// Layouts of form mailers, written for these tests after the manner of the mailers named.
enum FormLayouts {
    private static func fields(_ pairs: KeyValuePairs<String, String>) -> [FormField] {
        pairs.map { FormField(label: $0.key, value: $0.value) }
    }

    private static let email = AddrSpec("rosa@mail.example")

    static let all: [FormReaderTests.Layout] = [
        .init(
            name: "colon lines, message last, footer",
            body: """
                You have a new message from your website.

                Full Name: Rosa Diaz
                Email Address: rosa@mail.example
                Phone: (201) 555-0147
                Company:
                Message:
                Hello,

                we need a van.
                Name: on the board, please

                Rosa

                --
                This e-mail was sent from a contact form on Limo Site (https://limo.example)
                """,
            fields: fields([
                "Full Name": "Rosa Diaz", "Email Address": "rosa@mail.example", "Phone": "(201) 555-0147",
                "Company": "",
                "Message": "Hello,\n\nwe need a van.\nName: on the board, please\n\nRosa",
            ]),
            facts: LeadFacts(
                name: "Rosa Diaz", email: email, phone: "(201) 555-0147",
                message: "Hello,\n\nwe need a van.\nName: on the board, please\n\nRosa"
            )
        ),
        .init(
            name: "Contact Form 7",
            body: """
                From: Rosa Diaz <rosa@mail.example>
                Subject: Prom

                Message Body:
                How much for eight people?

                --
                This e-mail was sent from a contact form on Limo (https://limo.example)
                """,
            subject: "Limo \"Prom\"",
            fields: fields([
                "From": "Rosa Diaz <rosa@mail.example>", "Subject": "Prom",
                "Message Body": "How much for eight people?",
            ]),
            facts: LeadFacts(name: "Rosa Diaz", email: email, passengers: 8, message: "How much for eight people?")
        ),
        .init(
            name: "value below label",
            body: """
                Form Submission

                First Name
                Rosa

                Last Name
                Diaz

                Email
                rosa@mail.example

                Number of Passengers
                6

                Comments
                See you
                """,
            fields: fields([
                "First Name": "Rosa", "Last Name": "Diaz", "Email": "rosa@mail.example", "Number of Passengers": "6",
                "Comments": "See you",
            ]),
            facts: LeadFacts(name: "Rosa Diaz", email: email, passengers: 6, message: "See you")
        ),
        .init(
            name: "two columns",
            body: """
                Website inquiry

                Name            Rosa Diaz
                Email           rosa@mail.example
                Destination     JFK
                Pickup Date     12/04/2026
                Pickup Time     6:30 PM
                """,
            fields: fields([
                "Name": "Rosa Diaz", "Email": "rosa@mail.example", "Destination": "JFK", "Pickup Date": "12/04/2026",
                "Pickup Time": "6:30 PM",
            ]),
            facts: LeadFacts(name: "Rosa Diaz", email: email, dropoff: "JFK", when: "2026-12-04T18:30")
        ),
        .init(
            name: "equals signs",
            body: "name = Rosa Diaz\nemail = rosa@mail.example\ncompany = Diaz & Sons\nmessage = Call me",
            subject: "Web form",
            fields: fields([
                "name": "Rosa Diaz", "email": "rosa@mail.example", "company": "Diaz & Sons", "message": "Call me",
            ]),
            facts: LeadFacts(name: "Rosa Diaz", email: email, company: "Diaz & Sons", message: "Call me")
        ),
        .init(
            name: "HTML table",
            body: """
                <html><body><table><tr><td>Name</td><td>Rosa Diaz</td></tr><tr><td>Email</td>
                <td><a href="mailto:rosa@mail.example">rosa@mail.example</a></td></tr><tr><td>Passengers</td><td>5</td></tr>
                <tr><td>Notes</td><td>Two lines<br>of notes &lt;3<br>Phone: none</td></tr></table></body></html>
                """,
            isHTML: true,
            fields: fields([
                "Name": "Rosa Diaz", "Email": "rosa@mail.example", "Passengers": "5",
                "Notes": "Two lines\nof notes <3\nPhone: none",
            ]),
            facts: LeadFacts(
                name: "Rosa Diaz", email: email, passengers: 5, message: "Two lines\nof notes <3\nPhone: none"
            )
        ),
        .init(
            name: "HTML rows of a label and a value, Gravity Forms",
            body: """
                <table width="99%"><tr bgcolor="#EAF2FA"><td colspan="2"><font style="font-size:12px"><strong>Name</strong></font></td></tr>
                <tr bgcolor="#FFFFFF"><td width="20">&nbsp;</td><td><font>Rosa Diaz</font></td></tr>
                <tr><td colspan="2"><strong>Email</strong></td></tr><tr><td>&nbsp;</td><td>rosa@mail.example</td></tr>
                <tr><td colspan="2"><strong>Where did you hear of us?</strong></td></tr><tr><td>&nbsp;</td><td>A friend</td></tr>
                <tr><td colspan="2"><strong>Message</strong></td></tr><tr><td>&nbsp;</td><td>Hello<br>there</td></tr></table>
                """,
            isHTML: true,
            fields: fields([
                "Name": "Rosa Diaz", "Email": "rosa@mail.example", "Where did you hear of us?": "A friend",
                "Message": "Hello\nthere",
            ]),
            facts: LeadFacts(name: "Rosa Diaz", email: email, message: "Hello\nthere")
        ),
        .init(
            name: "HTML definition list",
            body:
                "<dl><dt>Name:</dt><dd>Rosa Diaz</dd><dt>E-mail:</dt><dd>rosa@mail.example</dd><dt>Message:</dt><dd>Hi</dd></dl>",
            isHTML: true,
            fields: fields(["Name": "Rosa Diaz", "E-mail": "rosa@mail.example", "Message": "Hi"]),
            facts: LeadFacts(name: "Rosa Diaz", email: email, message: "Hi")
        ),
        .init(
            name: "HTML paragraphs with bold labels, unclosed tags",
            body: """
                <h2>New Contact</h2><p><strong>Name:</strong> Rosa Diaz<p><strong>Email:</strong> rosa@mail.example
                <p><b>Message:</b><p>Line one<br>Email: not@mine.example<br>5 < 6</p><p>Second paragraph</p>
                """,
            isHTML: true,
            fields: fields([
                "Name": "Rosa Diaz", "Email": "rosa@mail.example",
                "Message": "Line one\nEmail: not@mine.example\n5 < 6\nSecond paragraph",
            ]),
            facts: LeadFacts(
                name: "Rosa Diaz", email: email,
                message: "Line one\nEmail: not@mine.example\n5 < 6\nSecond paragraph"
            )
        ),
        .init(
            name: "JSON",
            body: """
                {"firstName": "Rosa", "lastName": "Diaz", "email": "rosa@mail.example", "passengers": 7,
                 "trip": {"pickup_location": "LGA", "dropoff_location": "Newark, NJ"}, "message": "Line\\nu00e9 \\u00e9 \\ud83d\\ude97", "tags": ["a", "b"]}
                """,
            subject: "form",
            fields: fields([
                "firstName": "Rosa", "lastName": "Diaz", "email": "rosa@mail.example", "passengers": "7",
                "pickup_location": "LGA", "dropoff_location": "Newark, NJ", "message": "Line\nu00e9 é 🚗",
                "tags": "a, b",
            ]),
            facts: LeadFacts(
                name: "Rosa Diaz", email: email, passengers: 7, pickup: "LGA", dropoff: "Newark, NJ",
                message: "Line\nu00e9 é 🚗"
            )
        ),
        .init(
            name: "JSON list of fields",
            body:
                "[{\"label\": \"Name\", \"value\": \"Rosa Diaz\"}, {\"label\": \"Email\", \"value\": \"rosa@mail.example\"}, {\"label\": \"Phone\", \"value\": null}]",
            fields: fields(["Name": "Rosa Diaz", "Email": "rosa@mail.example", "Phone": ""]),
            facts: LeadFacts(name: "Rosa Diaz", email: email)
        ),
        .init(
            name: "limousine quote, message in the middle",
            body: """
                Quote request

                Your Name: Rosa Diaz
                Your Email: rosa@mail.example
                Service Type: Wedding
                Comments: white car, please
                Pick-up Date: June 12, 2027
                Pick-up Time: 2:30 pm
                # of Passengers: 10
                Pick-up Address: 1 Main St, Newark, NJ
                Drop-off Address: 9 Oak Ave, Summit, NJ
                Budget: $1,200

                IP Address: 192.0.2.7
                User Agent: Browser/1.0
                """,
            fields: fields([
                "Your Name": "Rosa Diaz", "Your Email": "rosa@mail.example", "Service Type": "Wedding",
                "Comments": "white car, please", "Pick-up Date": "June 12, 2027", "Pick-up Time": "2:30 pm",
                "# of Passengers": "10", "Pick-up Address": "1 Main St, Newark, NJ",
                "Drop-off Address": "9 Oak Ave, Summit, NJ", "Budget": "$1,200", "IP Address": "192.0.2.7",
                "User Agent": "Browser/1.0",
            ]),
            facts: LeadFacts(
                name: "Rosa Diaz", email: email, passengers: 10, pickup: "1 Main St, Newark, NJ",
                dropoff: "9 Oak Ave, Summit, NJ", when: "2027-06-12T14:30", message: "white car, please"
            )
        ),
        language(
            "de", "Anfrage über das Kontaktformular", "Name", "E-Mail-Adresse", "Telefonnummer", "Ihre Nachricht",
            "Guten Tag"),
        language(
            "fr", "Nouveau message depuis le site", "Nom complet", "Adresse e-mail", "Téléphone", "Votre message",
            "Bonjour"),
        language(
            "es", "Nueva consulta desde la web", "Nombre y apellidos", "Correo electrónico", "Teléfono", "Mensaje",
            "Hola"),
        language(
            "it", "Nuova richiesta dal sito", "Nome e Cognome", "Indirizzo email", "Cellulare", "Il tuo messaggio",
            "Ciao"),
        language("pt", "Nova mensagem do site", "Nome completo", "E-mail", "Telefone", "Mensagem", "Olá"),
        language("nl", "Nieuw bericht via de website", "Naam", "E-mailadres", "Telefoonnummer", "Uw bericht", "Hallo"),
        language(
            "pl", "Nowa wiadomość ze strony", "Imię i nazwisko", "Adres e-mail", "Numer telefonu", "Treść wiadomości",
            "Witam"),
        language("sv", "Nytt meddelande från hemsidan", "Namn", "E-postadress", "Telefonnummer", "Meddelande", "Hej"),
        language("ja", "メールフォームからお問い合わせがありました", "お名前", "メールアドレス", "電話番号", "お問い合わせ内容", "お世話になります"),
        language("zh", "您收到一条新的留言", "姓名", "邮箱", "电话", "留言内容", "你好"),
        language("ru", "Новая заявка с сайта", "Ваше имя", "Электронная почта", "Телефон", "Сообщение", "Добрый день"),
        .init(
            name: "Japanese brackets",
            body:
                "フォームより送信されました\n\n【お名前】\n山田 花子\n\n【メールアドレス】rosa@mail.example\n\n【お問い合わせ内容】\n一行目\n二行目\n\n送信日時:2026/11/18",
            fields: fields([
                "お名前": "山田 花子", "メールアドレス": "rosa@mail.example", "お問い合わせ内容": "一行目\n二行目", "送信日時": "2026/11/18",
            ]),
            facts: LeadFacts(name: "山田 花子", email: email, message: "一行目\n二行目")
        ),
    ]

    /// The same small form in another language.
    private static func language(
        _ code: String, _ opening: String, _ name: String, _ address: String, _ phone: String, _ message: String,
        _ text: String
    ) -> FormReaderTests.Layout {
        .init(
            name: code,
            body:
                "\(opening)\n\n\(name): Rosa Diaz\n\(address): rosa@mail.example\n\(phone): +49 30 5550142\n\(message):\n\(text)\n\nRosa\n",
            subject: opening,
            fields: fields([
                name: "Rosa Diaz", address: "rosa@mail.example", phone: "+49 30 5550142", message: "\(text)\n\nRosa",
            ]),
            facts: LeadFacts(name: "Rosa Diaz", email: email, phone: "+49 30 5550142", message: "\(text)\n\nRosa")
        )
    }
}
