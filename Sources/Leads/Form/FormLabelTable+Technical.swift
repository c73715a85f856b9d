extension FormLabelTable {
    /// What mailers add by themselves, and consent.
    static let technical: [(FormRole, String)] = [
        (
            .technical,
            """
            ip,ip address,remote ip,user ip,sender ip,client ip,user agent,browser,useragent,page,page url,\
            page title,url,source url,referrer,referer,referring page,website url,site,form,form name,\
            form id,form title,entry id,entry,entry url,submission id,request id,id,ticket id,reference,ref,\
            submitted,submitted on,submitted at,submission date,submission time,date submitted,time submitted,\
            sent on,sent at,timestamp,received,received on,sent from,powered by,language,locale,langue,sprache,\
            idioma,lingua,taal,language code,consent,privacy,privacy policy,terms,i agree,newsletter,opt in,\
            subscribe,how did you hear about us,how did you find us,how did you hear,hear about us,source,campaign,\
            utm source,utm medium,utm campaign,gesendet am,gesendet,datenschutz,enviado,enviado el,fecha de envio,\
            envoye,envoye le,date d'envoi,inviato,inviato il,data invio,data di invio,verzonden,wyslano,skickat,\
            送信日時,送信日,送信者ip,送信者情報,お問い合わせ日時,受付日時,ホスト名,\
            プライバシーポリシー,同意,提交时间,来源,ip地址,语言,дата отправки,\
            страница,page name,page variant,variant,landing page,hostname,remote host,remote addr,\
            remote address,http user agent,http referer,date sent,date/time sent,date of submission,\
            time of submission,submitted date,submitted by ip,posted,posted on,posted at,created,created at,\
            created on,date created,entry date,entry number,entry time,submission,submission number,form url,\
            form page,form source,contact form url,source page,sent via,sent by ip,your ip,visitor ip,ip of sender,\
            client info,device type,operating system,os,platform,screen resolution,os/browser,browser/os,\
            user agent browser/os,geo,geo location,location by ip,session,session id,gclid,fbclid,cookie,\
            utm content,utm term,lead id,lead source,lead type,lead number,lead date,reference number,reference id,\
            ref no,ref id,tracking id,ticket,ticket number,case number,request number,booking reference,\
            confirmation number,confirmation #,listing ref,your listing ref,listing id,listing,ad id,mls,mls id,\
            mls #,property id,enquiry id,inquiry id,message id,contact id,user id,username,user name,logged in user,\
            submitter,submitter ip,subscribe to newsletter,sign up for newsletter,newsletter signup,\
            marketing consent,gdpr,gdpr consent,gdpr agreement,data protection,i agree to the privacy policy,\
            i agree to the terms,i have read and agree,i consent,terms and conditions,terms of service,accept terms,\
            acceptance,agreement,captcha,recaptcha,antispam,spam check,honeypot,security code,submit,file upload,\
            upload,uploads,uploaded file,how did you find out about us,how did you hear about us?,\
            where did you hear about us,referred by,referral,referral source,heard about us,\
            fuente,origen del lead,pagina,url de la pagina,direccion ip,navegador,\
            ip del remitente,ip del usuario,hora de envio,fecha y hora de envio,enviado desde,acepto,\
            politica de privacidad,acepto la politica de privacidad,aviso legal,consentimiento,como nos conociste,\
            como nos ha conocido,como nos conocio,adresse ip,navigateur,page d'origine,envoye depuis,envoye a,\
            heure d'envoi,rgpd,consentement,j'accepte,politique de confidentialite,comment nous avez-vous connu,\
            comment avez-vous connu,gesendet um,gesendet von,abgesendet,abgesendet am,\
            ubermittelt am,eingegangen,eingegangen am,eingang,zeitstempel,zeitpunkt,herkunft,quelle,ip-adresse,\
            ip adresse,datenschutz akzeptiert,datenschutzerklarung,einwilligung,zustimmung,agb,\
            wie sind sie auf uns aufmerksam geworden,wie haben sie von uns erfahren,formular,formularname,\
            indirizzo ip,pagina di provenienza,pagina web,inviato da,ora invio,data e ora invio,consenso,\
            consenso privacy,privacy policy accettata,trattamento dati,informativa privacy,come ci hai conosciuto,\
            endereco ip,pagina de origem,data de envio,hora do envio,data do envio,aceito,\
            politica de privacidade,como nos conheceu,origem do contato,verzonden op,verzonden om,ip-adres,\
            pagina-url,herkomst,akkoord,privacyverklaring,hoe heeft u ons gevonden,data wyslania,adres ip,\
            zgoda,zgoda rodo,rodo,polityka prywatnosci,skickat fran,ip-adress,sida,samtycke,integritetspolicy,\
            hur hittade du oss,sendt fra,sendt,samtykke,受信日時,受付日,送信者のipアドレス,\
            送信元ip,送信元,送信された日時,送信元ページ,送信ページ,ipアドレス,\
            ブラウザ,ユーザーエージェント,リファラ,リモートホスト,\
            プライバシーポリシーに同意,個人情報の取り扱い,個人情報の取扱い,\
            個人情報の取扱について,個人情報保護方針,同意する,同意事項,\
            当サイトを知ったきっかけ,添付ファイル,受付番号,整理番号,\
            お問い合わせ番号,问卷来源,来源页面,来源网址,提交日期,提交人ip,浏览器,\
            页面,访问页面,来路,發送時間,提交時間,來源,來源頁面,ip位址,ip адрес,\
            ip-адрес,айпи,страница отправки,отправлено со страницы,\
            отправлено,дата и время отправки,время отправки,\
            источник,реферер,браузер,согласие,\
            согласие на обработку,политика конфиденциальности,\
            ссылка,сайт
            """
        ),
        (
            .website,
            """
            website,web site,homepage,home page,your website,company website,website url,your url,site web,site internet,\
            webseite,internetseite,sito web,sito,sitio web,pagina web,ホームページ,ホームページurl,網站,网站,сайт,ваш сайт,strona www,hemsida,hjemmeside
            """
        ),
    ]
}
