extension FormLabelTable {
    /// The person: name, address, telephone, company.
    static let person: [(FormRole, String)] = [
        (
            .name,
            """
            name,full name,fullname,your name,contact name,contact person,contact,customer,customer name,client,\
            client name,passenger name,lead passenger,guest name,sender name,from name,requester,\
            first and last name,first name last name,first last name,names,lead name,prospect name,buyer name,\
            nombre,nombre completo,nombre y apellido,nombre y apellidos,apellidos y nombre,nombre del cliente,\
            remitente,nom,nom complet,nom et prenom,prenom et nom,nom prenom,prenom nom,nom du client,\
            vor- und nachname,vor und nachname,vollstandiger name,ansprechpartner,kontaktperson,name vorname,\
            vorname nachname,vorname name,nome,nome completo,nome e cognome,cognome e nome,nominativo,\
            nome e sobrenome,naam,volledige naam,uw naam,contactpersoon,voor- en achternaam,voor en achternaam,\
            imie i nazwisko,imie nazwisko,nazwisko i imie,namn,fullstandigt namn,for- och efternamn,\
            for och efternamn,お名前,名前,氏名,ご氏名,ご担当者名,担当者名,担当者,お客様名,\
            お名前漢字,姓名,您的姓名,名字,联系人,聯絡人,称呼,имя,фио,ваше имя,\
            имя и фамилия,фамилия и имя,контактное лицо,полное имя,\
            имя клиента,real name,realname,your full name,name of contact,lead passenger name,\
            main contact,primary contact,booked by,booker,booking name,person,visitor,visitor name,applicant,\
            applicant name,bride name,groom name,host name,renter,buyer,prospect,responder,respondent,author,\
            sent from name,contact full name,your first and last name,first & last name,what should we call you,\
            whats your name,who are you,name surname,name and surname,name & surname,name/surname,surname and name,\
            nombre y apellido/s,nombre de contacto,persona de contacto,nombre del contacto,nombre del pasajero,\
            contacto,cliente,interesado,como te llamas,nom du contact,nom du passager,personne a contacter,\
            nom et prenoms,nom & prenom,nom/prenom,noms,identite,expediteur nom,ihr vor- und nachname,\
            vor- & nachname,vorname und nachname,name nachname,vorname & nachname,nachname vorname,kunde,kundenname,\
            kontakt,fahrgast,auftraggeber,interessent,besteller,absender name,wie heissen sie,nome cliente,\
            nome contatto,nome/cognome,nome & cognome,nome cognome,cognome nome,referente,contatto,\
            persona di contatto,cliente nome,nome do cliente,nome para contato,nome do contato,nome/sobrenome,\
            nome e apelido,contato,naam contactpersoon,voornaam en achternaam,klant,klantnaam,\
            imie i nazwisko klienta,osoba kontaktowa,klient,nazwa,ditt namn,fornamn och efternamn,kund,kontakt namn,\
            navn,fulde navn,fullt navn,for- og efternavn,fornavn og efternavn,for- og etternavn,\
            fornavn og etternavn,dit navn,ditt navn,kontaktperson navn,nimi,koko nimi,nimesi,etu- ja sukunimi,\
            etunimi ja sukunimi,yhteyshenkilo,ad soyad,adi soyadi,isim,isim soyisim,adiniz,adiniz soyadiniz,adi,\
            jmeno a prijmeni,cele jmeno,vase jmeno,jmeno prijmeni,kontaktni osoba,meno a priezvisko,nev,teljes nev,\
            neve,nume,nume si prenume,nume complet,nume prenume,όνομα,ονοματεπωνυμο,ονομα,\
            ім'я,ваше ім'я,прізвище та ім'я,ご芳名,ご担当者様名,ご担当者,\
            お客様のお名前,お客様氏名,代表者名,代表者氏名,予約者名,ご予約者名,\
            お名前氏名,お名前必須,貴名,您的称呼,您的名字,客户姓名,客户名称,客户,\
            联系人姓名,姓名称呼,聯絡人姓名,您的大名,稱呼,客戶姓名,이름,성함,성명,\
            имя отправителя,ф и о,ф.и.о,заказчик,как вас зовут,\
            представьтесь,имя контактного лица,имя фамилия,\
            фамилия имя отчество
            """
        ),
        (
            .firstName,
            """
            first name,firstname,given name,forename,first,fname,primer nombre,prenom,vorname,nome proprio,\
            primeiro nome,voornaam,imie,fornamn,名,имя собственное,your first name,\
            contact first name,name first,prenoms,votre prenom,nombres,vor name,ihr vorname,rufname,\
            nome di battesimo,nombre de pila,uw voornaam,fornavn,etunimi,jmeno,krestni jmeno,meno,keresztnev,\
            prenume,ad,名前名,ファーストネーム,名前(名),first name of contact
            """
        ),
        (
            .lastName,
            """
            last name,lastname,surname,family name,last,lname,apellido,apellidos,nom de famille,nachname,\
            familienname,zuname,cognome,sobrenome,apelido,achternaam,nazwisko,efternamn,姓,фамилия,\
            your last name,second name,name last,votre nom de famille,nom usuel,primer apellido,apellido paterno,\
            ihr nachname,familien name,zu name,uw achternaam,efternavn,etternavn,sukunimi,prijmeni,priezvisko,\
            vezeteknev,soyad,soyadi,soyisim,苗字,ラストネーム,名字姓,отчество и фамилия
            """
        ),
        (
            .salutation,
            """
            salutation,anrede,title,civilite,tratamiento,mr/mrs,aanhef,敬称,sir/madam,prefix,name prefix,mr/ms,\
            gender,geschlecht,titel,titulo,titolo,civilite m mme,tiltale,titulatura,tilltal,osloveni,\
            zwrot grzecznosciowy,称谓,性别
            """
        ),
        (
            .phonetic,
            """
            フリガナ,ふりがな,カナ,かな,お名前フリガナ,お名前ふりがな,お名前カナ,\
            氏名フリガナ,氏名カナ,お名前かな,よみがな,ヨミガナ
            """
        ),
        (
            .sender,
            """
            from,sender,sent by,von,absender,de,expediteur,da,mittente,van,afzender,od,nadawca,fran,avsandare,\
            差出人,送信者,发件人,от,отправитель,fra,lahettaja,afsender,avsender,gonderen,\
            odesilatel,submitted by,this form was submitted by,message from,enquiry from,inquiry from
            """
        ),
        (
            .email,
            """
            email,e-mail,mail,e mail,email address,e-mail address,mail address,your email,from email,contact email,\
            reply email,email id,e-mail id,customer email,sender email,buyer email,lead email,email from,user email,\
            work email,business email,correo,correo electronico,direccion de correo,direccion de correo electronico,\
            email de contacto,correo-e,email/tel,e-mail/tel,email or phone,email/phone,adresse email,adresse e-mail,\
            adresse mail,adresse electronique,courriel,adresse courriel,mel,email adresse,e-mail-adresse,\
            e-mailadresse,mailadresse,emailadresse,absender email,indirizzo email,indirizzo e-mail,\
            posta elettronica,indirizzo di posta,endereco de email,endereco de e-mail,correio eletronico,\
            e-mailadres,emailadres,mailadres,adres e-mail,adres email,adres mailowy,poczta,epost,e-post,\
            e-postadress,epostadress,mejl,mejladress,メール,メールアドレス,eメール,email アドレス,\
            e-mailアドレス,ご連絡先メールアドレス,電子メール,邮箱,电子邮箱,电子邮件,\
            邮件,邮箱地址,电邮,電子郵件,電郵,信箱,электронная почта,почта,\
            эл почта,эл. почта,e-mail адрес,email адрес,\
            адрес электронной почты,мейл,емейл,имейл,\
            электронный адрес,replyto,reply to,reply-to,reply to email,your e-mail address,\
            contact e-mail,confirm email,confirm e-mail,email confirmation,verify email,repeat email,re-enter email,\
            email repeat,responders email,responder email,respondent email,respondents email,e mail address,\
            email add,mail id,emailid,email addr,primary email,personal email,company email,billing email,\
            booker email,passenger email,person email,electronic mail,email 1,email-address,emailaddress,mailto,\
            email contact,sent from email,your email id,mail-id,what is the best email,best email,direccion email,\
            direccion e-mail,direccion de email,direccion de e-mail,tu correo,su correo,correo de contacto,\
            email contacto,mail de contacto,correo electronico de contacto,e-correo,direccion electronica,\
            adresse de courriel,adresse de messagerie,adresse e mail,adresse email de contact,email du client,\
            votre adresse mail,courrier electronique,mail du contact,kontakt e-mail,kontakt email,e-mail kontakt,\
            ihre mail,email-adresse,mail-adresse,e-mailaddresse,elektronische post,antwort an,antwortadresse,\
            contatto email,email di contatto,recapito email,mail cliente,posta,email cliente,email de contato,\
            e-mail para contato,correio electronico,endereco eletronico,endereco de correio eletronico,\
            email para contato,mail adres,contact e-mailadres,uw e-mailadres,e-mail adres,\
            adres poczty elektronicznej,adres poczty,epost adress,mailadress,din e-post,e-postadresse,epostadresse,\
            sahkoposti,sahkopostiosoite,s-posti,eposta,e-posta,e-posta adresi,eposta adresi,mail adresi,\
            elektronicka posta,e-mailova adresa,emailova adresa,vas e-mail,e-mail cim,email cim,adresa de email,\
            adresa e-mail,ηλεκτρονικη διευθυνση,електронна пошта,\
            електронна адреса,пошта,имейл адрес,メールアドレス必須,\
            メアド,mailアドレス,メール アドレス,ご連絡先メール,返信先,\
            返信先メールアドレス,返信用メールアドレス,電子メールアドレス,\
            連絡先メールアドレス,pcメールアドレス,携帯メールアドレス,电子邮件地址,\
            电子邮箱地址,您的邮箱,联系邮箱,e-mail地址,邮件地址,郵箱,電子信箱,\
            電子郵件地址,聯絡信箱,email信箱,電子郵箱,電郵地址,聯絡電郵,이메일,\
            이메일 주소,адрес e-mail,ваш email,ваш e-mail,ваша почта,эл адрес,\
            эл. адрес,адрес эл почты,адрес почты,почтовый ящик,\
            контактный email
            """
        ),
        (
            .phone,
            """
            phone,phone number,telephone,telephone number,tel,tel no,tel.,mobile,mobile number,mobile phone,cell,\
            cell phone,cell number,cellphone,contact number,contact phone,contact no,phone no,phone #,daytime phone,\
            evening phone,home phone,work phone,best phone,your phone,whatsapp,phone/whatsapp,call back number,\
            callback number,customer phone,buyer phone,telefono,numero de telefono,telefono de contacto,\
            telefono movil,movil,celular,numero de celular,numero de contacto,telephone portable,portable,\
            numero de telephone,n de telephone,no de telephone,tel portable,telefon,telefonnummer,handy,handynummer,\
            mobil,mobilnummer,rufnummer,mobiltelefon,telefon mobil,tel-nr,numero di telefono,recapito telefonico,\
            cellulare,recapito,telefone,telemovel,numero de telefone,celular/whatsapp,telefoonnummer,telefoon,gsm,\
            mobiel,mobiel nummer,numer telefonu,nr telefonu,telefon kontaktowy,tel kontaktowy,komorka,telefonnr,\
            mobiltelefonnummer,電話,電話番号,お電話番号,ご連絡先,連絡先,携帯電話,携帯,\
            携帯番号,连絡先電話番号,电话,电话号码,手机,手机号,手机号码,联系电话,\
            聯絡電話,電話號碼,联系方式,телефон,номер телефона,тел,\
            мобильный,мобильный телефон,контактный телефон,\
            ваш телефон,tel number,telephone no,telephone #,mobile no,mobile #,cell no,cell #,\
            phone or mobile,phone/mobile,mobile/phone,phone mobile,telephone/mobile,contact telephone,contact tel,\
            contact mobile,phone contact,day phone,night phone,office phone,business phone,best contact number,\
            best phone number,best number,your number,ph,ph no,ph #,ph number,primary phone,preferred phone,\
            alternate phone,passenger phone,passenger cell,booker phone,mobilephone,phone1,phonenumber,\
            telephonenumber,mobilenumber,cell/mobile,cell or mobile,text number,sms number,tel/mobile,call me at,\
            tel nr,phone nr,wa number,whatsapp number,landline,fixed line,numero telefonico,numero movil,\
            telefono/movil,telefono o movil,telefono celular,telefono fijo,tel movil,telf,tlf,tfno,\
            celular de contacto,numero de whatsapp,no de telefono,num telefono,tu telefono,telephone fixe,\
            telephone mobile,tel mobile,tel fixe,numero de portable,numero de tel,numero de mobile,num de telephone,\
            coordonnees telephoniques,telephone de contact,contact telephonique,telefon-nr,telefon nr,tel.-nr,\
            tel nummer,mobil-nr,handy-nr,handy nr,handynr,mobilfunk,mobilfunknummer,festnetz,festnetznummer,\
            ruckrufnummer,ruckruf,ruckruf unter,telefon/handy,telefon/mobil,telefon privat,telefon geschaftlich,\
            ruf nummer,kontakttelefon,kontaktnummer,telefonische erreichbarkeit,erreichbar unter,numero telefono,\
            numero cellulare,numero di cellulare,tel/cell,telefono/cellulare,telefono cellulare,telefono fisso,\
            recapiti telefonici,contatto telefonico,numero di contatto,telefone/whatsapp,telefone celular,\
            telefone para contato,telefone de contato,telefone fixo,tel contato,contacto telefonico,\
            numero de contato,numero de telemovel,fone,mobiele telefoon,mobiel telefoonnummer,telefoonnr,\
            telefoon nummer,gsm-nummer,gsm nummer,vaste telefoon,numer kontaktowy,numer komorkowy,telefon komorkowy,\
            tel komorkowy,numer tel,mobilnr,telefonnummer dagtid,telefon dagtid,mobil nummer,ditt telefonnummer,\
            telefon nummer,tlf nr,tlf nummer,tlfnr,tlf.nr,telefonnumer,puhelin,puhelinnumero,puh,puh nro,\
            matkapuhelin,telefon numarasi,telefon no,cep telefonu,gsm no,tel cislo,telefonni cislo,telefonne cislo,\
            mobilni telefon,vas telefon,telefonszam,mobilszam,numar de telefon,numar telefon,τηλεφωνο,\
            номер телефону,телефону,tel番号,電話番号必須,連絡先電話番号,\
            ご連絡先電話番号,お電話,携帯電話番号,ご連絡先お電話番号,連絡先電話,\
            日中の連絡先,緊急連絡先,tel携帯,您的电话,您的手机,手机电话,联系手机,\
            联络电话,联系号码,客户电话,手機,手機號碼,行動電話,聯繫電話,連絡電話,\
            電話/手機,微信,微信号,전화번호,연락처,휴대폰,휴대전화,тел.,номер тел,\
            моб телефон,моб. телефон,контактный номер,\
            телефон для связи,сотовый,сотовый телефон,\
            номер мобильного,контактные телефоны
            """
        ),
        (
            .company,
            """
            company,company name,organization,organisation,organization name,business,business name,employer,firm,\
            agency,company/organization,company / organization,school,account name,corporate account,empresa,\
            nombre de la empresa,compania,organizacion,negocio,societe,entreprise,nom de l'entreprise,\
            nom de la societe,raison sociale,organisme,firma,firmenname,unternehmen,unternehmensname,institution,\
            azienda,nome azienda,ragione sociale,societa,ditta,impresa,organizzazione,nome da empresa,organizacao,\
            bedrijf,bedrijfsnaam,organisatie,nazwa firmy,przedsiebiorstwo,organizacja,foretag,foretagsnamn,bolag,\
            会社名,会社,御社名,貴社名,法人名,企業名,団体名,会社名・団体名,所属,\
            ご所属,公司,公司名称,单位,企业名称,公司名稱,компания,организация,\
            название компании,фирма,название организации,\
            company/organisation,company or organization,company/agency,organization/company,company (if any),\
            business/organization,business/company,agency name,firm name,school name,hotel name,group name,\
            organization or company,name of company,name of organization,name of business,church,travel agency,\
            practice name,nombre empresa,razon social,empresa/organizacion,empresa u organizacion,\
            nombre de la compania,institucion,entreprise/organisme,nom entreprise,nom societe,nom de l'organisme,\
            votre societe,organisation/societe,etablissement,association,firma/organisation,firma/institution,\
            firmen name,betrieb,verein,unternehmen/organisation,einrichtung,arbeitgeber,gesellschaft,nome societa,\
            nome dell'azienda,nome della societa,azienda/ente,societa/ente,nome ditta,ditta/societa,nome empresa,\
            empresa/organizacao,instituicao,razao social,companhia,naam bedrijf,bedrijf/organisatie,\
            organisatie/bedrijf,onderneming,uw bedrijf,firma/instytucja,nazwa przedsiebiorstwa,instytucja,\
            foretag/organisation,foretagets namn,organisation/foretag,forening,virksomhed,virksomhedsnavn,firmanavn,\
            bedrift,bedriftsnavn,selskap,selskab,organisasjon,yritys,yrityksen nimi,organisaatio,sirket,sirket adi,\
            firma adi,kurum,spolecnost,nazev firmy,nazev spolecnosti,organizace,spolocnost,cegnev,ceg,companie,\
            nume firma,εταιρεια,компанія,організація,御社名・団体名,\
            会社・団体名,会社名団体名,会社名/団体名,貴社名・団体名,貴社名/団体名,\
            企業名・団体名,会社名または団体名,店舗名,学校名,組織名,法人・団体名,\
            勤務先,勤務先名,事業者名,屋号,公司/单位,公司单位,单位名称,企业,您的公司,\
            机构,机构名称,公司行號,單位名稱,服務單位,企業名稱,회사,회사명,\
            организация/компания,название фирмы,ваша компания,\
            предприятие,наименование организации,\
            наименование компании,юридическое лицо,юрлицо
            """
        ),
    ]
}
