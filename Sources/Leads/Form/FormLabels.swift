/// The labels of forms in twelve languages, and what they ask for.
enum FormLabels {
    /// The role of a label that the table has just so, without any word around it.
    static func plainRole(of label: String) -> FormRole? { exact[key(of: label)] }

    /// The role of a label that the table has, as it is or without `your`, `Ihre`, `*` and the like.
    static func exactRole(of label: String) -> FormRole? {
        let key = key(of: label)
        if let role = exact[key] { return role }
        let words = key.split(separator: " ")
        let inner = words.drop { openers.contains(String($0)) }
        guard inner.count < words.count, !inner.isEmpty else { return nil }
        return exact[inner.joined(separator: " ")]
    }

    /// The role of a label by the table, else by the telling words in it.
    static func role(of label: String) -> FormRole? {
        if let role = exactRole(of: label) { return role }
        let words = key(of: label).split(separator: " ").map(String.init)
        guard !words.isEmpty, words.count <= maximumWords else { return nil }
        for (role, hints) in hints where hints.contains(where: { hint in words.contains { $0.hasPrefix(hint) } }) {
            return role
        }
        return nil
    }

    /// Longer runs of words before a colon are sentences.
    static let maximumWords = 9

    /// The letters and digits of a label, folded, its words parted by one blank.
    static func key(of label: String) -> String {
        var key = ""
        var isOpen = false
        for scalar in label.unicodeScalars where !LatinFolding.isInvisible(scalar) {
            if LatinFolding.isLetter(scalar) || scalar.properties.numericType != nil || isMark(scalar) {
                if isOpen && !key.isEmpty { key.append(" ") }
                isOpen = false
                LatinFolding.append(scalar, to: &key)
            } else if LatinFolding.sign(scalar) != "'" {
                isOpen = true
            }
        }
        return key
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .spacingMark || scalar.properties.generalCategory == .modifierLetter
    }

    private static let openers: Set<String> = [
        "your", "the", "my", "contact", "customer", "client", "visitor", "lead", "guest", "user", "sender", "sender's",
        "senders", "enter", "please", "ihr", "ihre", "ihren", "dein", "deine", "votre", "vos", "ton", "su", "tu", "sus",
        "il", "la", "le", "tuo", "tua", "suo", "vostro", "seu", "sua", "o", "a", "uw", "je", "jouw", "twoj", "twoje",
        "ditt", "din", "ваш", "ваше", "ваша", "вашe", "form", "field", "item", "billing", "primary", "requester",
        "booker", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "q1", "q2", "q3", "q4", "q5", "of",
    ]

    /// Tried in this order: the first that fits a word of the label decides.
    private static let hints: [(FormRole, [String])] = [
        (
            .technical,
            ["ip", "utm", "recaptcha", "captcha", "gdpr", "consent", "referrer", "referer", "newsletter", "privacy"]
        ),
        (.email, ["email", "mail", "correo", "courriel", "メール", "邮箱", "почт"]),
        (.phone, ["phone", "telephone", "telef", "mobile", "cell", "電話", "电话", "телефон"]),
        (.returnDate, ["return"]),
        (.dropoff, ["drop", "dropoff", "destination", "destino", "zielort"]),
        (.passengers, ["passenger", "pax", "guests", "pasajeros", "headcount", "attendees"]),
        (.hours, ["hours", "duration"]),
        (.budget, ["budget", "presupuesto"]),
        (.flight, ["flight"]),
        (.vehicle, ["vehicle", "limousine"]),
        (.company, ["company", "organization", "organisation", "empresa", "firma", "会社", "公司"]),
        (
            .message,
            ["message", "comment", "requirement", "instruction", "mensaje", "nachricht", "messaggio", "bericht"]
        ),
    ]

    private static let exact: [String: FormRole] = {
        var table: [String: FormRole] = [:]
        for (role, labels) in labels {
            for label in labels.split(separator: ",") {
                table[key(of: String(label))] = role
            }
        }
        return table
    }()

    private static let labels: [(FormRole, String)] = [
        (
            .name,
            """
            name,full name,fullname,your name,contact name,contact person,contact,customer,customer name,client,client name,passenger name,\
            lead passenger,guest name,sender name,from name,requester,submitted by,first and last name,first name last name,first last name,\
            names,lead name,prospect name,buyer name,nombre,nombre completo,nombre y apellido,nombre y apellidos,apellidos y nombre,\
            nombre del cliente,remitente,nom,nom complet,nom et prenom,prenom et nom,nom prenom,prenom nom,nom du client,vor- und nachname,\
            vor und nachname,vollstandiger name,ansprechpartner,kontaktperson,name vorname,vorname nachname,vorname name,nome,nome completo,\
            nome e cognome,cognome e nome,nominativo,nome e sobrenome,naam,volledige naam,uw naam,contactpersoon,voor- en achternaam,\
            voor en achternaam,imie i nazwisko,imie nazwisko,nazwisko i imie,namn,fullstandigt namn,for- och efternamn,for och efternamn,\
            kontaktperson,お名前,名前,氏名,ご氏名,ご担当者名,担当者名,担当者,お客様名,お名前漢字,姓名,您的姓名,名字,联系人,聯絡人,称呼,\
            имя,фио,ваше имя,имя и фамилия,фамилия и имя,контактное лицо,полное имя,имя клиента
            """
        ),
        (
            .firstName,
            """
            first name,firstname,given name,forename,first,fname,primer nombre,prenom,vorname,nome proprio,primeiro nome,voornaam,imie,\
            fornamn,名,имя собственное
            """
        ),
        (
            .lastName,
            """
            last name,lastname,surname,family name,last,lname,apellido,apellidos,nom de famille,nachname,familienname,zuname,cognome,\
            sobrenome,apelido,achternaam,nazwisko,efternamn,姓,фамилия
            """
        ),
        (.salutation, "salutation,anrede,title,civilite,tratamiento,mr/mrs,aanhef,敬称"),
        (
            .sender,
            "from,sender,sent by,von,absender,de,expediteur,da,mittente,van,afzender,od,nadawca,fran,avsandare,差出人,送信者,发件人,от,отправитель"
        ),
        (
            .email,
            """
            email,e-mail,mail,e mail,email address,e-mail address,mail address,your email,from email,contact email,reply email,\
            email id,e-mail id,customer email,sender email,buyer email,lead email,email from,user email,work email,business email,correo,\
            correo electronico,direccion de correo,direccion de correo electronico,email de contacto,correo-e,email/tel,e-mail/tel,\
            email or phone,email/phone,adresse email,adresse e-mail,adresse mail,adresse electronique,courriel,adresse courriel,mel,\
            email adresse,e-mail-adresse,e-mailadresse,mailadresse,emailadresse,absender email,indirizzo email,indirizzo e-mail,\
            posta elettronica,indirizzo di posta,endereco de email,endereco de e-mail,correio eletronico,e-mailadres,emailadres,mailadres,\
            adres e-mail,adres email,adres mailowy,poczta,epost,e-post,e-postadress,epostadress,mejl,mejladress,メール,メールアドレス,\
            eメール,email アドレス,e-mailアドレス,ご連絡先メールアドレス,電子メール,邮箱,电子邮箱,电子邮件,邮件,邮箱地址,电邮,電子郵件,電郵,信箱,\
            электронная почта,почта,эл почта,эл. почта,e-mail адрес,email адрес,адрес электронной почты,мейл,емейл,имейл,электронный адрес
            """
        ),
        (
            .phone,
            """
            phone,phone number,telephone,telephone number,tel,tel no,tel.,mobile,mobile number,mobile phone,cell,cell phone,cell number,\
            cellphone,contact number,contact phone,contact no,phone no,phone #,daytime phone,evening phone,home phone,work phone,best phone,\
            your phone,whatsapp,phone/whatsapp,call back number,callback number,customer phone,buyer phone,telefono,numero de telefono,\
            telefono de contacto,telefono movil,movil,celular,numero de celular,numero de contacto,telephone portable,portable,\
            numero de telephone,n de telephone,no de telephone,tel portable,telefon,telefonnummer,handy,handynummer,mobil,mobilnummer,\
            rufnummer,mobiltelefon,telefon mobil,tel-nr,numero di telefono,recapito telefonico,cellulare,recapito,telefone,telemovel,\
            numero de telefone,celular/whatsapp,telefoonnummer,telefoon,gsm,mobiel,mobiel nummer,numer telefonu,nr telefonu,telefon kontaktowy,\
            tel kontaktowy,komorka,telefonnr,mobiltelefonnummer,電話,電話番号,お電話番号,ご連絡先,連絡先,携帯電話,携帯,携帯番号,连絡先電話番号,电话,\
            电话号码,手机,手机号,手机号码,联系电话,聯絡電話,電話號碼,联系方式,телефон,номер телефона,тел,мобильный,мобильный телефон,\
            контактный телефон,ваш телефон
            """
        ),
        (
            .company,
            """
            company,company name,organization,organisation,organization name,business,business name,employer,firm,agency,company/organization,\
            company / organization,school,account name,corporate account,empresa,nombre de la empresa,compania,organizacion,negocio,societe,\
            entreprise,nom de l'entreprise,nom de la societe,raison sociale,organisme,firma,firmenname,unternehmen,unternehmensname,\
            organisation,institution,azienda,nome azienda,ragione sociale,societa,ditta,impresa,organizzazione,nome da empresa,organizacao,\
            bedrijf,bedrijfsnaam,organisatie,nazwa firmy,przedsiebiorstwo,organizacja,foretag,foretagsnamn,bolag,会社名,会社,御社名,貴社名,法人名,\
            企業名,団体名,会社名・団体名,所属,ご所属,公司,公司名称,单位,企业名称,公司名稱,компания,организация,название компании,фирма,название организации
            """
        ),
        (
            .message,
            """
            message,your message,message body,body,comments,comment,comments/questions,comments or questions,questions,question,inquiry,enquiry,\
            your inquiry,your enquiry,your question,notes,note,additional notes,details,additional details,trip details,event details,\
            project details,description,project description,additional information,additional info,additional comments,special requests,\
            special request,special instructions,special requirements,requests,other information,how can we help,how can we help you,\
            how may we help you,how may we help,what can we help you with,tell us about your trip,tell us about your event,\
            tell us more,tell us about your project,anything else,anything else we should know,message text,content,message content,text,\
            remarks,request details,message details,request,mensaje,su mensaje,tu mensaje,comentario,comentarios,consulta,pregunta,preguntas,\
            observaciones,notas,detalles,cuerpo del mensaje,descripcion,texto,votre message,commentaire,commentaires,demande,votre demande,\
            question,questions,precisions,remarques,contenu,contenu du message,corps du message,texte,nachricht,ihre nachricht,mitteilung,\
            kommentar,anmerkung,anmerkungen,bemerkung,bemerkungen,anfrage,ihre anfrage,anliegen,ihr anliegen,frage,fragen,nachrichtentext,\
            inhalt,beschreibung,wunsch,messaggio,il tuo messaggio,commento,commenti,richiesta,domanda,testo,testo del messaggio,\
            corpo del messaggio,contenuto,richieste,mensagem,sua mensagem,comentario,comentarios,duvida,duvidas,pergunta,conteudo,observacoes,\
            bericht,uw bericht,je bericht,opmerking,opmerkingen,vraag,vragen,toelichting,inhoud,wiadomosc,tresc,tresc wiadomosci,komentarz,\
            zapytanie,pytanie,uwagi,meddelande,ditt meddelande,kommentar,fraga,ovrigt,beskrivning,お問い合わせ内容,お問合せ内容,お問合わせ内容,\
            問い合わせ内容,問合せ内容,お問い合せ内容,メッセージ,メッセージ本文,本文,内容,ご質問,ご質問内容,ご質問・ご要望,ご相談内容,ご要望,ご意見,備考,コメント,\
            ご依頼内容,詳細,お問い合わせ詳細,留言,留言内容,消息,信息,咨询内容,您的留言,备注,需求,问题,正文,訊息,訊息內容,備註,\
            сообщение,ваше сообщение,текст сообщения,текст,комментарий,комментарии,вопрос,ваш вопрос,примечание,содержание,пожелания,запрос
            """
        ),
        (
            .subject,
            """
            subject,message subject,title of message,re,regarding,asunto,objet,sujet,betreff,oggetto,soggetto,assunto,onderwerp,temat,amne,rubrik,\
            件名,お問い合わせ件名,題名,タイトル,主题,标题,主旨,主題,тема,тема сообщения
            """
        ),
        (
            .topic,
            """
            topic,category,reason,reason for contact,inquiry type,enquiry type,type of inquiry,type of enquiry,request type,department,interest,\
            interested in,tema,motivo,motivo de la consulta,categorie,motif,thema,interessensbereich,interesse,argomento,motivo del contatto,\
            bereich,abteilung,お問い合わせ種別,お問い合わせ項目,種別,カテゴリ,项目,类别,категория
            """
        ),
        (
            .service,
            """
            service,services,service type,type of service,type of trip,trip type,ride type,service requested,service needed,service required,\
            requested service,reservation type,transfer type,servicio,tipo de servicio,prestation,service souhaite,type de service,leistung,\
            dienstleistung,servizio,tipo di servizio,servico,tipo de servico,dienst,soort dienst,usluga,rodzaj uslugi,tjanst,サービス,ご希望のサービス,\
            服务,服务类型,услуга,вид услуги,тип услуги
            """
        ),
        (
            .occasion,
            """
            occasion,event,event type,type of event,type of occasion,event name,special occasion,evento,tipo de evento,ocasion,evenement,\
            type d'evenement,anlass,veranstaltung,tipo di evento,tipo de evento,gelegenheid,evenement,okazja,tillfalle,イベント,活动,мероприятие
            """
        ),
        (
            .vehicle,
            """
            vehicle,vehicle type,type of vehicle,car,car type,preferred vehicle,vehicle requested,vehicle preference,vehicle class,fleet,\
            vehiculo,tipo de vehiculo,vehicule,type de vehicule,fahrzeug,fahrzeugtyp,veicolo,tipo di veicolo,veiculo,voertuig,pojazd,fordon,\
            車種,车型,автомобиль,класс автомобиля
            """
        ),
        (
            .passengers,
            """
            passengers,passenger,number of passengers,no of passengers,# of passengers,no. of passengers,num passengers,passenger count,\
            how many passengers,pax,number of pax,pax count,guests,number of guests,# of guests,guest count,people,number of people,\
            # of people,how many people,persons,number of persons,party size,group size,size of party,size of group,headcount,number in party,\
            adults,number of adults,attendees,travelers,number of travelers,riders,pasajeros,numero de pasajeros,cantidad de pasajeros,\
            personas,numero de personas,cuantos pasajeros,cuantas personas,passagers,nombre de passagers,personnes,nombre de personnes,\
            passagiere,anzahl passagiere,anzahl der passagiere,personen,anzahl personen,personenzahl,anzahl der personen,personenanzahl,\
            passeggeri,numero passeggeri,numero di passeggeri,persone,numero persone,numero di persone,passageiros,numero de passageiros,\
            pessoas,numero de pessoas,passagiers,aantal passagiers,aantal personen,pasazerowie,liczba pasazerow,liczba osob,passagerare,\
            antal passagerare,antal personer,人数,乗車人数,ご利用人数,乗客数,乘客人数,乘客数,пассажиры,количество пассажиров,число пассажиров,\
            количество человек
            """
        ),
        (
            .children,
            "children,kids,number of children,number of kids,infants,ninos,enfants,kinder,bambini,criancas,子供,儿童,дети"
        ),
        (
            .pickup,
            """
            pickup,pick up,pick-up,pickup location,pick up location,pick-up location,pickup address,pick up address,pick-up address,\
            pickup point,pick up from,pickup from,pu,pu location,pu address,origin,starting point,start location,starting location,departure,\
            departure location,departure address,from location,from address,from where,where from,pickup city,pick up city,pickup place,\
            leaving from,collection address,recogida,lugar de recogida,direccion de recogida,punto de recogida,origen,desde,salida,\
            lugar de salida,prise en charge,lieu de prise en charge,adresse de prise en charge,lieu de depart,adresse de depart,depart,\
            abholort,abholadresse,abholung,startort,start,startadresse,partenza,luogo di partenza,indirizzo di partenza,luogo di ritiro,\
            presa,origem,local de partida,local de embarque,partida,ophaaladres,ophaallocatie,vertrekadres,ophalen,vertrek,miejsce odbioru,\
            adres odbioru,miejsce wyjazdu,skad,upphamtning,upphamtningsadress,upphamtningsplats,avreseort,出発地,お迎え場所,乗車地,お迎え先,乗車場所,\
            出发地,上车地点,接车地点,接送地点,место подачи,адрес подачи,откуда,место отправления,пункт отправления
            """
        ),
        (
            .dropoff,
            """
            dropoff,drop off,drop-off,dropoff location,drop off location,drop-off location,dropoff address,drop off address,drop-off address,\
            dropoff point,do,do location,do address,destination,destination address,end location,ending point,to location,to address,to where,\
            where to,drop off city,arrival location,going to,drop,final destination,destino,lugar de destino,direccion de destino,\
            punto de destino,hasta,llegada,lieu d'arrivee,adresse d'arrivee,arrivee,lieu de destination,adresse de destination,depose,\
            zielort,zieladresse,ziel,bestimmungsort,destinazione,luogo di arrivo,indirizzo di destinazione,arrivo,local de destino,\
            local de chegada,chegada,bestemming,afzetadres,aankomstadres,miejsce docelowe,adres docelowy,cel podrozy,dokad,destinationsadress,\
            avlamning,avlamningsplats,目的地,お送り先,降車地,行き先,降車場所,下车地点,目的地地址,место назначения,адрес назначения,куда,пункт назначения
            """
        ),
        (
            .address,
            "address,street address,street,location,venue,event location,venue address,direccion,adresse,anschrift,strasse,indirizzo,endereco,adres,adress,住所,ご住所,地址,адрес"
        ),
        (
            .city,
            "city,town,city/state,city state,ciudad,ville,stadt,ort,citta,cidade,stad,woonplaats,miasto,市区町村,城市,город"
        ),
        (.state, "state,province,region,estado,provincia,bundesland,都道府県,省份,область"),
        (
            .zip,
            "zip,zip code,zipcode,postal code,postcode,codigo postal,code postal,plz,postleitzahl,cap,cep,kod pocztowy,postnummer,郵便番号,邮编,индекс,почтовый индекс"
        ),
        (
            .date,
            """
            date,pickup date,pick up date,pick-up date,pu date,date of service,service date,event date,date of event,trip date,travel date,\
            date of trip,date of travel,wedding date,date needed,reservation date,ride date,departure date,start date,when,date/time,\
            date and time,date & time,date time,pickup date/time,pickup date and time,pick up date and time,pickup date & time,\
            pick-up date/time,pick-up date & time,pick up date/time,pu date/time,preferred date,requested date,datetime,pickup datetime,fecha,\
            fecha de recogida,fecha del servicio,fecha del evento,fecha y hora,fecha de la boda,fecha de viaje,date du service,\
            date de prise en charge,date de l'evenement,date et heure,date du trajet,datum,abholdatum,datum der fahrt,reisedatum,\
            datum und uhrzeit,veranstaltungsdatum,data,data del servizio,data e ora,data evento,data do servico,data e hora,data do evento,\
            ophaaldatum,datum en tijd,data odbioru,data i godzina,datum och tid,日付,ご利用日,利用日,ご希望日,希望日,ご利用日時,希望日時,日時,乗車日,\
            日期,用车日期,出发日期,时间日期,дата,дата поездки,дата и время,дата подачи
            """
        ),
        (
            .time,
            """
            time,pickup time,pick up time,pick-up time,pu time,time of pickup,start time,service time,event time,departure time,preferred time,\
            hora,hora de recogida,hora de salida,heure,heure de prise en charge,heure de depart,uhrzeit,abholzeit,zeit,ora,orario,\
            ora di partenza,hora de partida,horario,tijd,ophaaltijd,godzina,godzina odbioru,tid,upphamtningstid,klockslag,時間,お迎え時間,乗車時間,\
            希望時間,时间,用车时间,上车时间,время,время подачи
            """
        ),
        (
            .returnDate,
            "return date,return pickup date,date of return,fecha de regreso,fecha de vuelta,date de retour,ruckfahrtdatum,data di ritorno,data de retorno,дата возвращения"
        ),
        (.returnTime, "return time,return pickup time,end time,hora de regreso,heure de retour"),
        (
            .hours,
            """
            hours,number of hours,# of hours,how many hours,no of hours,hours needed,hours requested,duration,length of service,\
            length of trip,service hours,total hours,horas,numero de horas,cuantas horas,duracion,heures,nombre d'heures,duree,stunden,\
            anzahl stunden,dauer,ore,numero di ore,durata,numero de horas,duracao,uren,aantal uren,duur,godziny,liczba godzin,czas trwania,\
            timmar,antal timmar,時間数,利用時間,用车时长,小时数,часы,количество часов,продолжительность
            """
        ),
        (
            .budget,
            """
            budget,your budget,estimated budget,budget range,price range,estimated value,amount,quoted price,value,price,rate,total,\
            presupuesto,budget estime,budget previsto,preventivo,orcamento,begroting,budzet,予算,ご予算,预算,бюджет
            """
        ),
        (
            .roundTrip,
            "round trip,roundtrip,round-trip,return trip,return required,return trip needed,one way or round trip,one way/round trip,ida y vuelta,viaje redondo,aller retour,aller-retour,hin und ruckfahrt,andata e ritorno,往復"
        ),
        (
            .flight,
            "flight,flight number,flight #,flight no,flight info,flight information,flight details,airline,airline and flight number,vuelo,numero de vuelo,vol,numero de vol,flug,flugnummer,volo,voo,vlucht,vluchtnummer,lot,便名,航班号,номер рейса,рейс"
        ),
        (
            .technical,
            """
            ip,ip address,remote ip,user ip,sender ip,client ip,user agent,browser,useragent,page,page url,page title,url,source url,referrer,\
            referer,referring page,website,website url,site,form,form name,form id,form title,entry id,entry,entry url,submission id,\
            request id,id,ticket id,reference,ref,submitted,submitted on,submitted at,submission date,submission time,date submitted,\
            time submitted,sent,sent on,sent at,timestamp,received,received on,sent from,powered by,via,language,locale,langue,sprache,\
            idioma,lingua,taal,language code,consent,privacy,privacy policy,terms,i agree,newsletter,opt in,subscribe,how did you hear about us,\
            how did you find us,how did you hear,hear about us,source,campaign,utm source,utm medium,utm campaign,gesendet am,gesendet,\
            datenschutz,enviado,enviado el,fecha de envio,envoye,envoye le,date d'envoi,inviato,inviato il,data invio,data di invio,verzonden,\
            wyslano,skickat,送信日時,送信日,送信者ip,送信者情報,お問い合わせ日時,受付日時,ホスト名,プライバシーポリシー,同意,提交时间,来源,ip地址,语言,дата отправки,страница
            """
        ),
    ]
}
