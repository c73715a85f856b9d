extension FormLabelTable {
    /// What is asked in free words.
    static let message: [(FormRole, String)] = [
        (
            .message,
            """
            message,your message,message body,body,comments,comment,comments/questions,comments or questions,\
            questions,question,inquiry,enquiry,your inquiry,your enquiry,your question,notes,note,additional notes,\
            details,additional details,trip details,event details,project details,description,project description,\
            additional information,additional info,additional comments,special requests,special request,\
            special instructions,special requirements,requests,other information,how can we help,\
            how can we help you,how may we help you,how may we help,what can we help you with,\
            tell us about your trip,tell us about your event,tell us more,tell us about your project,anything else,\
            anything else we should know,message text,content,message content,text,remarks,request details,\
            message details,request,mensaje,su mensaje,tu mensaje,comentario,comentarios,consulta,pregunta,\
            preguntas,observaciones,notas,detalles,cuerpo del mensaje,descripcion,texto,votre message,commentaire,\
            commentaires,demande,votre demande,precisions,remarques,contenu,contenu du message,corps du message,\
            texte,nachricht,ihre nachricht,mitteilung,kommentar,anmerkung,anmerkungen,bemerkung,bemerkungen,anfrage,\
            ihre anfrage,anliegen,ihr anliegen,frage,fragen,nachrichtentext,inhalt,beschreibung,wunsch,messaggio,\
            il tuo messaggio,commento,commenti,richiesta,domanda,testo,testo del messaggio,corpo del messaggio,\
            contenuto,richieste,mensagem,sua mensagem,duvida,duvidas,pergunta,conteudo,observacoes,bericht,\
            uw bericht,je bericht,opmerking,opmerkingen,vraag,vragen,toelichting,inhoud,wiadomosc,tresc,\
            tresc wiadomosci,komentarz,zapytanie,pytanie,uwagi,meddelande,ditt meddelande,fraga,ovrigt,beskrivning,\
            お問い合わせ内容,お問合せ内容,お問合わせ内容,問い合わせ内容,問合せ内容,\
            お問い合せ内容,メッセージ,メッセージ本文,本文,内容,ご質問,ご質問内容,\
            ご質問・ご要望,ご相談内容,ご要望,ご意見,備考,コメント,ご依頼内容,詳細,\
            お問い合わせ詳細,留言,留言内容,消息,信息,咨询内容,您的留言,备注,需求,\
            问题,正文,訊息,訊息內容,備註,сообщение,ваше сообщение,\
            текст сообщения,текст,комментарий,комментарии,вопрос,\
            ваш вопрос,примечание,содержание,пожелания,запрос,query,\
            queries,your query,enquiries,inquiries,enquiry details,inquiry details,comments and questions,\
            comments & questions,questions/comments,questions or comments,questions and comments,\
            questions & comments,question/comment,comment or message,message or comment,message/comments,\
            comments/message,your comments,your comment,your questions,message to us,leave us a message,\
            leave a message,write your message,type your message,your notes,notes/comments,comments/notes,\
            notes to driver,driver notes,trip notes,special notes,customer notes,customer message,customer comments,\
            client message,lead message,lead comments,user message,the message,full message,message body text,\
            mailbody,feedback,your feedback,requirement,requirements,your requirements,project info,\
            about your project,about your event,about your trip,about the event,trip description,event description,\
            additional requests,additional requirements,additional message,additional message/comments,\
            other comments,other requests,other details,other notes,further information,further details,\
            further comments,more details,more information,more info,extra information,extra notes,\
            any other information,any other comments,any questions,any comments,any special requests,\
            anything else to add,anything else youd like to share,is there anything else we should know,\
            what else should we know,what would you like to know,what can we do for you,what are you looking for,\
            what do you need,how can we assist you,how can i help you,how can i help,how can we help you today,\
            tell us what you need,tell us more about your event,please describe,please describe your trip,\
            please provide details,please provide any additional information,describe your needs,\
            describe your event,describe your project,concern,concerns,issue,problem,summary,memo,inquiry message,\
            enquiry message,comments/special requests,special requests/comments,special requests or comments,\
            request/comments,your request,your text,mensaje/comentario,mensaje o comentario,mensaje del cliente,\
            tu consulta,su consulta,comentarios adicionales,comentario adicional,informacion adicional,\
            detalles adicionales,notas adicionales,peticion,peticiones,peticiones especiales,solicitud,\
            solicitudes especiales,requerimientos,requerimiento,necesidades,motivo de consulta detalle,\
            texto del mensaje,contenido,contenido del mensaje,contenido mensaje,en que podemos ayudarte,\
            en que podemos ayudarle,como podemos ayudarte,como podemos ayudarle,como te podemos ayudar,\
            como le podemos ayudar,cuentanos,cuentanos tu proyecto,dudas,duda,sugerencias,observacion,\
            dejanos tu mensaje,escribe tu mensaje,detalle,detalles de la consulta,message du client,\
            votre commentaire,vos commentaires,vos questions,votre question,votre projet,details de la demande,\
            detail de la demande,description de la demande,description du projet,descriptif,\
            informations complementaires,information complementaire,infos complementaires,\
            renseignements complementaires,commentaires supplementaires,complement d'information,\
            demandes particulieres,demande particuliere,demande speciale,besoin,besoins,vos besoins,votre besoin,\
            remarque,observation,observations,texte du message,message ou question,comment pouvons-nous vous aider,\
            comment pouvons nous vous aider,que pouvons-nous faire pour vous,precisez votre demande,\
            objet de votre demande detail,votre texte,ihre mitteilung,ihr kommentar,ihre frage,ihre fragen,ihr text,\
            ihre wunsche,wunsche,sonderwunsche,besondere wunsche,hinweise,hinweis,besonderheiten,\
            zusatzliche informationen,weitere informationen,weitere angaben,zusatzinformationen,zusatzinfo,\
            zusatzliche anmerkungen,zusatzliche hinweise,sonstiges,sonstige angaben,sonstige bemerkungen,kommentare,\
            anmerkungen/wunsche,bemerkungen/wunsche,fragen/anmerkungen,fragen und anmerkungen,nachricht/anfrage,\
            nachricht an uns,ihre nachricht an uns,ihre anfrage an uns,anfragetext,projektbeschreibung,\
            beschreibung des anliegens,beschreibung ihres anliegens,wie konnen wir ihnen helfen,\
            wie konnen wir helfen,was konnen wir fur sie tun,was mochten sie uns mitteilen,mitteilungstext,freitext,\
            textnachricht,ihr wunsch,notizen,notiz,note aggiuntive,ulteriori informazioni,informazioni aggiuntive,\
            altre informazioni,osservazioni,richieste particolari,richiesta particolare,richieste speciali,esigenze,\
            esigenze particolari,la tua richiesta,la tua domanda,le tue domande,vostra richiesta,vostro messaggio,\
            dettagli,dettagli richiesta,dettagli della richiesta,descrizione,descrizione richiesta,\
            descrizione del progetto,descrivi la tua richiesta,come possiamo aiutarti,come possiamo aiutarla,\
            contenuto del messaggio,contenuto messaggio,testo messaggio,testo della richiesta,\
            scrivi il tuo messaggio,quesito,observacao,mensagem do cliente,deixe sua mensagem,escreva sua mensagem,\
            texto da mensagem,corpo da mensagem,conteudo da mensagem,detalhes,detalhes adicionais,\
            informacoes adicionais,mais informacoes,descricao,pedido,pedidos especiais,solicitacao,\
            comentarios adicionais,como podemos ajudar,como podemos ajudar voce,em que podemos ajudar,\
            em que podemos ajuda-lo,assunto detalhado,recado,vraag of opmerking,vragen of opmerkingen,\
            vraag/opmerking,vragen/opmerkingen,vragen en opmerkingen,opmerkingen/vragen,uw vraag,jouw bericht,\
            uw opmerking,uw opmerkingen,berichttekst,berichtinhoud,inhoud bericht,inhoud van het bericht,\
            aanvullende informatie,extra informatie,overige opmerkingen,bijzonderheden,wensen,speciale wensen,\
            verzoek,omschrijving,beschrijving,reactie,hoe kunnen we u helpen,hoe kunnen we je helpen,\
            hoe kunnen wij u helpen,waarmee kunnen we u helpen,tekst,aanvraag,uw aanvraag,notities,twoja wiadomosc,\
            tekst wiadomosci,opis,opis zapytania,tresc zapytania,szczegoly,dodatkowe informacje,dodatkowe uwagi,\
            informacje dodatkowe,pytania,twoje pytanie,w czym mozemy pomoc,notatki,prosba,meddelanden,ditt arende,\
            arende,ovriga upplysningar,ovrig information,ovriga onskemal,onskemal,fragor,din fraga,kommentarer,\
            beskriv ditt arende,vad galler det,hur kan vi hjalpa dig,forfragan,besked,din besked,din henvendelse,\
            henvendelse,bemaerkninger,bemaerkning,spoergsmal,sporgsmal,beskrivelse,onsker,melding,din melding,\
            henvendelsen,foresporsel,hvordan kan vi hjelpe,hvordan kan vi hjaelpe,merknader,viesti,viestisi,\
            viestin sisalto,kommentit,kysymys,lisatiedot,lisatietoja,kuvaus,terveiset,mesaj,mesajiniz,mesaj icerigi,\
            aciklama,yorum,not,notlar,soru,sorunuz,talebiniz,zprava,vase zprava,text zpravy,vzkaz,dotaz,vas dotaz,\
            poznamka,poznamky,popis,pripominky,sprava,vasa sprava,otazka,uzenet,megjegyzes,mesajul dumneavoastra,\
            comentarii,μηνυμα,повідомлення,коментар,питання,お問い合せ,\
            お問い合わせ,お問合せ,お問合わせ,問い合わせ,ご質問・お問い合わせ内容,\
            お問い合わせ・ご質問内容,お問合せ内容詳細,お問い合わせの内容,\
            お問い合わせ本文,お問い合わせ内容必須,ご質問等,ご質問ご要望,\
            ご意見・ご要望,ご意見・ご感想,ご要望等,ご要望・ご質問,ご相談,相談内容,\
            質問,質問内容,要望,詳細内容,ご連絡内容,連絡事項,通信欄,備考欄,\
            備考・ご要望,その他,その他ご要望,その他ご質問,自由記入欄,自由記述,\
            ご依頼,依頼内容,メッセージ内容,問合わせ内容,文章,伝言,ご用件内容,\
            コメント欄,留言信息,消息内容,信息内容,您的需求,您的问题,咨询,咨询问题,\
            问题描述,需求描述,详细需求,备注信息,附言,说明,详细内容,描述,意见,\
            意见反馈,反馈内容,建议,其他要求,补充说明,留言備註,需求說明,問題,\
            問題描述,內容,諮詢內容,您的訊息,詢問內容,其他需求,建議,意見,메시지,\
            문의내용,문의 내용,내용,текст обращения,обращение,\
            ваше обращение,сообщение от клиента,текст письма,\
            текст вопроса,ваш комментарий,\
            дополнительная информация,дополнительно,\
            доп информация,описание,детали,подробности,пожелание,\
            примечания,задача,опишите задачу,суть обращения,\
            содержание сообщения,чем мы можем помочь
            """
        ),
        (
            .subject,
            """
            subject,message subject,title of message,re,regarding,asunto,objet,sujet,betreff,oggetto,soggetto,\
            assunto,onderwerp,temat,amne,rubrik,件名,お問い合わせ件名,題名,タイトル,主题,标题,\
            主旨,主題,тема,тема сообщения,subject line,email subject,your subject,\
            enquiry subject,inquiry subject,message title,title of your message,asunto del mensaje,motivo/asunto,\
            objet du message,objet de votre message,objet de la demande,votre objet,sujet du message,ihr betreff,\
            betreffzeile,oggetto del messaggio,oggetto della richiesta,titolo del messaggio,assunto da mensagem,\
            onderwerp bericht,temat wiadomosci,arenderubrik,emne,aihe,otsikko,konu,predmet,predmet zpravy,targy,\
            subiect,θεμα,お問い合わせタイトル,ご用件,用件,表題,题目,留言主题,\
            留言标题,標題,主旨標題,제목,тема обращения,тема письма,\
            заголовок
            """
        ),
        (
            .topic,
            """
            topic,category,reason,reason for contact,inquiry type,enquiry type,type of inquiry,type of enquiry,\
            request type,department,interest,interested in,tema,motivo,motivo de la consulta,categorie,motif,thema,\
            interessensbereich,interesse,argomento,motivo del contatto,bereich,abteilung,お問い合わせ種別,\
            お問い合わせ項目,種別,カテゴリ,项目,类别,категория,type of request,\
            type of query,query type,nature of enquiry,nature of inquiry,nature of your enquiry,reason for inquiry,\
            reason for enquiry,reason for contacting us,reason for contacting,purpose,area of interest,\
            areas of interest,im interested in,i am interested in,product,product of interest,product/service,\
            regarding service,tipo de consulta,motivo de contacto,motivo del contacto,tipo de solicitud,\
            area de interes,departamento,producto,type de demande,motif de la demande,motif de contact,\
            nature de la demande,service concerne,domaine,produit,art der anfrage,anfrageart,grund der anfrage,\
            interesse an,interessiert an,themenbereich,produkt,kategorie,tipo di richiesta,tipologia richiesta,\
            motivo della richiesta,area di interesse,reparto,prodotto,tipo de contato,motivo do contato,produto,\
            area de interesse,type aanvraag,soort aanvraag,afdeling,interesse in,rodzaj zapytania,dzial,kategoria,\
            arendetyp,avdelning,avdeling,emneomrade,お問い合わせの種類,お問い合わせ種類,\
            お問い合わせ区分,お問合せ種別,お問い合わせカテゴリ,お問い合わせ分類,\
            ご相談種別,分類,種類,カテゴリー,咨询类型,留言类型,问题类型,产品,\
            意向产品,諮詢類別,тип обращения,тип вопроса,раздел,\
            интересует,вас интересует,товар
            """
        ),
    ]
}
