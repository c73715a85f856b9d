extension FormLabelTable {
    /// The trip: what, when, whence, whither, how many.
    static let trip: [(FormRole, String)] = [
        (
            .service,
            """
            service,services,service type,type of service,type of trip,trip type,ride type,service requested,\
            service needed,service required,requested service,reservation type,transfer type,servicio,\
            tipo de servicio,prestation,service souhaite,type de service,leistung,dienstleistung,servizio,\
            tipo di servizio,servico,tipo de servico,dienst,soort dienst,usluga,rodzaj uslugi,tjanst,サービス,\
            ご希望のサービス,服务,服务类型,услуга,вид услуги,тип услуги,\
            services needed,services required,services requested,service of interest,desired service,\
            service interested in,type of transportation,transportation type,type of transfer,type of reservation,\
            type of booking,booking type,rental type,package,servicio solicitado,servicio de interes,\
            servicio requerido,servicios,tipo de traslado,tipo de viaje,type de prestation,type de trajet,\
            service demande,gewunschte leistung,gewunschter service,art der fahrt,fahrtart,servizio richiesto,\
            servizi,tipo di viaggio,servico desejado,servicos,tipo de transporte,gewenste dienst,diensten,soort rit,\
            rodzaj przejazdu,onskad tjanst,typ av resa,ydelse,tjeneste,palvelu,hizmet,sluzba,サービス内容,\
            ご希望サービス,ご利用サービス,ご利用目的,用途,服务项目,用车类型,\
            服務項目,услуги,какая услуга,вид трансфера
            """
        ),
        (
            .occasion,
            """
            occasion,event,event type,type of event,type of occasion,event name,special occasion,evento,\
            tipo de evento,ocasion,evenement,type d'evenement,anlass,veranstaltung,tipo di evento,gelegenheid,\
            okazja,tillfalle,イベント,活动,мероприятие,event type/occasion,what is the occasion,\
            whats the occasion,type of party,nature of event,kind of event,function type,tipo de celebracion,\
            type d'occasion,art der veranstaltung,art des anlasses,occasione,tipo de ocasiao,ocasiao,\
            soort evenement,type evenement,rodzaj imprezy,typ av evenemang,anledning,anledningen,ご利用シーン,\
            повод,тип мероприятия,вид мероприятия
            """
        ),
        (
            .vehicle,
            """
            vehicle,vehicle type,type of vehicle,car,car type,preferred vehicle,vehicle requested,\
            vehicle preference,vehicle class,fleet,vehiculo,tipo de vehiculo,vehicule,type de vehicule,fahrzeug,\
            fahrzeugtyp,veicolo,tipo di veicolo,veiculo,voertuig,pojazd,fordon,車種,车型,автомобиль,\
            класс автомобиля,vehicle selection,select vehicle,choice of vehicle,vehicle choice,\
            desired vehicle,car class,class of vehicle,limo type,type of limo,vehicle model,make and model,\
            tipo de auto,tipo de coche,coche,auto,type de voiture,voiture,wagen,wunschfahrzeug,fahrzeugklasse,\
            fahrzeugwunsch,macchina,tipo de carro,carro,type voertuig,soort voertuig,samochod,rodzaj pojazdu,bil,\
            bilmodell,fordonstyp,køretøj,koretoj,arac,arac tipi,vozidlo,ご希望の車種,希望車種,车辆,\
            车辆类型,車型,тип автомобиля,марка автомобиля,машина
            """
        ),
        (
            .passengers,
            """
            passengers,passenger,number of passengers,no of passengers,# of passengers,no. of passengers,\
            num passengers,passenger count,how many passengers,pax,number of pax,pax count,guests,number of guests,\
            # of guests,guest count,people,number of people,# of people,how many people,persons,number of persons,\
            party size,group size,size of party,size of group,headcount,number in party,adults,number of adults,\
            attendees,travelers,number of travelers,riders,pasajeros,numero de pasajeros,cantidad de pasajeros,\
            personas,numero de personas,cuantos pasajeros,cuantas personas,passagers,nombre de passagers,personnes,\
            nombre de personnes,passagiere,anzahl passagiere,anzahl der passagiere,personen,anzahl personen,\
            personenzahl,anzahl der personen,personenanzahl,passeggeri,numero passeggeri,numero di passeggeri,\
            persone,numero persone,numero di persone,passageiros,numero de passageiros,pessoas,numero de pessoas,\
            passagiers,aantal passagiers,aantal personen,pasazerowie,liczba pasazerow,liczba osob,passagerare,\
            antal passagerare,antal personer,人数,乗車人数,ご利用人数,乗客数,乘客人数,乘客数,\
            пассажиры,количество пассажиров,число пассажиров,\
            количество человек,passenger number,passengers number,number of people travelling,\
            number of people in your party,number in group,number of travellers,travellers,total passengers,\
            total number of passengers,total guests,estimated number of guests,expected guests,no of people,\
            no of persons,no of guests,no of pax,# of persons,# people,# passengers,# guests,how many,\
            how many people will be travelling,how many people will be traveling,how many people will ride with you,\
            how many guests,how many persons,how many of you,how many travelers,size of your group,\
            guests/passengers,pax number,people in party,cantidad de personas,no de pasajeros,no de personas,\
            cuantos sois,cuantas personas son,nombre de voyageurs,voyageurs,nb de passagers,nb de personnes,\
            nb passagers,combien de personnes,combien de passagers,nombre de convives,nombre d'invites,anzahl gaste,\
            anzahl der gaste,gaste,anzahl fahrgaste,anzahl der fahrgaste,fahrgaste,anzahl reisende,teilnehmer,\
            teilnehmerzahl,anzahl teilnehmer,wie viele personen,n passeggeri,n persone,numero ospiti,\
            numero di ospiti,ospiti,quante persone,quanti passeggeri,quantidade de passageiros,\
            quantidade de pessoas,no de passageiros,no de pessoas,quantas pessoas,quantos passageiros,aantal gasten,\
            aantal reizigers,hoeveel personen,reizigers,ilosc osob,ilosc pasazerow,ile osob,liczba gosci,\
            antal resenarer,antal gaster,hur manga personer,antall passasjerer,antall personer,antal passagerer,\
            passagerer,passasjerer,matkustajat,matkustajamaara,matkustajien maara,henkilomaara,yolcu sayisi,\
            kisi sayisi,pocet osob,pocet cestujicich,pocet pasazeru,utasok szama,numar pasageri,numar persoane,\
            乗車人員,ご乗車人数,ご人数,利用人数,参加人数,人数大人,乘车人数,乘坐人数,\
            出行人数,人數,乘客人數,乘車人數,кол-во пассажиров,\
            кол-во человек,количество гостей,сколько человек,\
            сколько пассажиров,число человек
            """
        ),
        (
            .children,
            """
            children,kids,number of children,number of kids,infants,ninos,enfants,kinder,bambini,criancas,子供,\
            儿童,дети,child,child seats,number of infants,børn,born,barn,lapset,cocuk sayisi,deti,\
            дети до
            """
        ),
        (
            .pickup,
            """
            pickup,pick up,pick-up,pickup location,pick up location,pick-up location,pickup address,pick up address,\
            pick-up address,pickup point,pick up from,pickup from,pu,pu location,pu address,origin,starting point,\
            start location,starting location,departure,departure location,departure address,from location,\
            from address,from where,where from,pickup city,pick up city,pickup place,leaving from,\
            collection address,recogida,lugar de recogida,direccion de recogida,punto de recogida,origen,desde,\
            salida,lugar de salida,prise en charge,lieu de prise en charge,adresse de prise en charge,\
            lieu de depart,adresse de depart,depart,abholort,abholadresse,abholung,startort,start,startadresse,\
            partenza,luogo di partenza,indirizzo di partenza,luogo di ritiro,presa,origem,local de partida,\
            local de embarque,partida,ophaaladres,ophaallocatie,vertrekadres,ophalen,vertrek,miejsce odbioru,\
            adres odbioru,miejsce wyjazdu,skad,upphamtning,upphamtningsadress,upphamtningsplats,avreseort,出発地,\
            お迎え場所,乗車地,お迎え先,乗車場所,出发地,上车地点,接车地点,接送地点,\
            место подачи,адрес подачи,откуда,место отправления,\
            пункт отправления,pickup location address,pick up location/address,\
            pickup location/address,pickup airport,pick up airport,pickup zip,pickup at,pick up at,pick-up at,\
            pick-up point,pick up point,pick-up place,pick up place,pick-up city,pickup details,pick up details,\
            collect from,collection point,collection location,collection,where are you coming from,\
            where should we pick you up,where do we pick you up,where will we pick you up,\
            where would you like to be picked up,starting address,start address,start point,point of departure,\
            departing from,depart from,departure city,departure airport,departure point,origin address,origin city,\
            origin location,from city,from airport,journey from,transfer from,travel from,travelling from,\
            arrival airport,pickuplocation,pickupaddress,lugar de origen,punto de origen,direccion de origen,\
            ciudad de origen,lugar de partida,punto de partida,punto de encuentro,recoger en,recogida en,\
            direccion de salida,donde te recogemos,donde le recogemos,adresse de ramassage,point de depart,\
            ville de depart,lieu de ramassage,prise en charge a,au depart de,lieu d'enlevement,\
            ou devons-nous vous prendre,abfahrt,abfahrtsort,abfahrtsadresse,startpunkt,abholpunkt,abholung von,\
            abholstelle,abhol-adresse,abholung adresse,von wo,von adresse,start adresse,punto di partenza,\
            citta di partenza,indirizzo di ritiro,indirizzo di prelievo,luogo di prelievo,luogo di incontro,\
            punto di ritrovo,prelievo,ritiro,da dove,local de origem,endereco de origem,cidade de origem,\
            endereco de partida,local de saida,ponto de partida,local de recolha,endereco de embarque,embarque,\
            saida,de onde,ophaalpunt,ophalen op,ophaal adres,vertrekpunt,vertrekplaats,vanaf adres,vertrek vanaf,\
            adres odjazdu,miejsce podstawienia,miejsce rozpoczecia,poczatek trasy,trasa od,skąd,\
            adress for upphamtning,hamtas pa,hamtadress,hamtningsadress,hamtning,fran adress,startplats,avgang fran,\
            afhentning,afhentningssted,afhentningsadresse,hentested,hentesadresse,opphenting,fra adresse,\
            noutopaikka,nouto-osoite,lahtopaikka,mista,alis noktasi,alinacak yer,kalkis,kalkis yeri,nereden,\
            misto vyzvednuti,misto nastupu,odkud,adresa vyzvednuti,felvetel helye,honnan,plecare,de unde,\
            お迎え場所住所,お迎え地,乗車地点,ご乗車場所,ご乗車地,出発場所,\
            ピックアップ場所,送迎場所,迎え先,乘车地点,起点,出发地点,接客地点,\
            上车地址,出發地,上車地點,接送地點,上車地址,откуда забрать,\
            адрес отправления,адрес встречи,место встречи,\
            откуда едем,пункт а
            """
        ),
        (
            .dropoff,
            """
            dropoff,drop off,drop-off,dropoff location,drop off location,drop-off location,dropoff address,\
            drop off address,drop-off address,dropoff point,do,do location,do address,destination,\
            destination address,end location,ending point,to location,to address,to where,where to,drop off city,\
            arrival location,going to,drop,final destination,destino,lugar de destino,direccion de destino,\
            punto de destino,hasta,llegada,lieu d'arrivee,adresse d'arrivee,arrivee,lieu de destination,\
            adresse de destination,depose,zielort,zieladresse,ziel,bestimmungsort,destinazione,luogo di arrivo,\
            indirizzo di destinazione,arrivo,local de destino,local de chegada,chegada,bestemming,afzetadres,\
            aankomstadres,miejsce docelowe,adres docelowy,cel podrozy,dokad,destinationsadress,avlamning,\
            avlamningsplats,目的地,お送り先,降車地,行き先,降車場所,下车地点,目的地地址,\
            место назначения,адрес назначения,куда,\
            пункт назначения,drop-off at,drop off at,dropoff at,drop-off point,drop off point,\
            drop-off place,dropoff place,drop-off city,dropoff city,drop off details,dropoff details,\
            drop off airport,dropoff airport,drop to,deliver to,where are you going,where are you going to,\
            where should we drop you off,where would you like to go,end address,end point,ending location,\
            ending address,finish location,finish point,to city,to airport,going to location,journey to,transfer to,\
            travel to,travelling to,destination city,destination location,final stop,dropofflocation,dropoffaddress,\
            lugar de llegada,punto de llegada,ciudad de destino,donde vas,a donde,dejar en,direccion de llegada,\
            lieu de depose,adresse de depose,point d'arrivee,ville d'arrivee,ville de destination,a destination de,\
            ou allez-vous,zielpunkt,ankunftsort,ankunft,fahrtziel,ziel adresse,nach wo,wohin,nach adresse,reiseziel,\
            absetzort,punto di arrivo,citta di arrivo,citta di destinazione,indirizzo di arrivo,\
            luogo di destinazione,dove,meta,local de desembarque,endereco de destino,cidade de destino,\
            endereco de chegada,ponto de chegada,desembarque,para onde,local de entrega,afzetpunt,afzetten,\
            aankomstplaats,bestemmingsadres,naar adres,waarheen,aankomst,adres docelowy podrozy,miejsce przyjazdu,\
            cel,koniec trasy,trasa do,miejsce docelowe podrozy,destination adress,lamnas pa,avlamningsadress,\
            avlamningsplats adress,till adress,resmal,slutplats,ankomstort,afleveringssted,afleveringsadresse,\
            leveringssted,avleveringssted,til adresse,maaranpaa,kohde,kohdeosoite,mihin,minne,varis noktasi,varis,\
            varis yeri,gidilecek yer,nereye,cilove misto,misto vystupu,kam,cil,cil cesty,uticel,hova,destinatie,\
            destinatia,行先,送り先,降車地点,ご降車場所,ご降車地,到着地,到着場所,\
            お送り場所,终点,目的地点,到达地,到达地点,下车地址,下車地點,下車地址,\
            送达地点,куда едем,адрес прибытия,место прибытия,\
            конечный пункт,пункт б
            """
        ),
        (
            .address,
            """
            address,street address,street,location,venue,event location,venue address,direccion,adresse,anschrift,\
            strasse,indirizzo,endereco,adres,adress,住所,ご住所,地址,адрес,mailing address,home address,\
            postal address,street address 1,address line 1,address 1,full address,your address,billing address,\
            service address,domicilio,adresse postale,votre adresse,wohnadresse,postanschrift,\
            strasse und hausnummer,strasse nr,strasse hausnummer,indirizzo completo,endereco completo,morada,straat,\
            straat en huisnummer,ulica,gatuadress,osoite,adresi,adresa,cim,所在地,ご住所必須,通讯地址,\
            联系地址,详细地址,адрес доставки
            """
        ),
        (
            .city,
            """
            city,town,city/state,city state,ciudad,ville,stadt,ort,citta,cidade,stad,woonplaats,miasto,市区町村,\
            城市,город,your city,location city,city/town,town/city,city & state,localidad,poblacion,\
            municipio,commune,ville/pays,wohnort,plz ort,plz/ort,comune,localita,cidade/estado,localidade,plaats,\
            miejscowosc,kaupunki,sehir,mesto,oras,市,城市地区,населенный пункт
            """
        ),
        (
            .state,
            """
            state,province,region,estado,provincia,bundesland,都道府県,省份,область,county,\
            state/province,state/region,comunidad autonoma,departement,kanton,provinz,регион,wojewodztwo,lan
            """
        ),
        (
            .zip,
            """
            zip,zip code,zipcode,postal code,postcode,codigo postal,code postal,plz,postleitzahl,cap,cep,\
            kod pocztowy,postnummer,郵便番号,邮编,индекс,почтовый индекс,zip/postal code,\
            zip / postal code,postal/zip code,post code,postal,cp,c p,codigo postal cp,cap citta,cep codigo,\
            postcode plaats,postnr,postinumero,posta kodu,psc,iranyitoszam,cod postal,〒,邮政编码,郵遞區號
            """
        ),
        (
            .country,
            """
            land,pais,pays,country,paese,nacao,kraj,maa,ulke,zeme,国,国家,国家/地区,страна,\
            country/region,country code
            """
        ),
        (
            .date,
            """
            date,pickup date,pick up date,pick-up date,pu date,date of service,service date,event date,\
            date of event,trip date,travel date,date of trip,date of travel,wedding date,date needed,\
            reservation date,ride date,departure date,start date,when,date/time,date and time,date & time,date time,\
            pickup date/time,pickup date and time,pick up date and time,pickup date & time,pick-up date/time,\
            pick-up date & time,pick up date/time,pu date/time,preferred date,requested date,datetime,\
            pickup datetime,fecha,fecha de recogida,fecha del servicio,fecha del evento,fecha y hora,\
            fecha de la boda,fecha de viaje,date du service,date de prise en charge,date de l'evenement,\
            date et heure,date du trajet,datum,abholdatum,datum der fahrt,reisedatum,datum und uhrzeit,\
            veranstaltungsdatum,data,data del servizio,data e ora,data evento,data do servico,data e hora,\
            data do evento,ophaaldatum,datum en tijd,data odbioru,data i godzina,datum och tid,日付,ご利用日,\
            利用日,ご希望日,希望日,ご利用日時,希望日時,日時,乗車日,日期,用车日期,\
            出发日期,时间日期,дата,дата поездки,дата и время,дата подачи,\
            day,pickup day,date of pickup,date of pick up,date of pick-up,event day,date of journey,journey date,\
            date of arrival,arrival date,arrival,date of departure,rental date,booking date,service start date,\
            desired date,date required,date of booking,date of wedding,date requested,when do you need it,\
            when do you need us,when is your event,what date,which date,what is the date,trip date and time,\
            pickup date time,pick-up date time,pick up date time,outbound date,moving date,check in,dia,\
            fecha deseada,fecha de salida,fecha de llegada,fecha de servicio,fecha evento,fecha de la reserva,\
            fecha solicitada,dia y hora,cuando,date souhaitee,date de depart,date d'arrivee,date de reservation,\
            date prestation,date evenement,date et heure de prise en charge,quand,wunschtermin,termin,terminwunsch,\
            fahrtdatum,fahrtag,tag,abfahrtsdatum,hinfahrt,anreise,datum/uhrzeit,datum & uhrzeit,abholzeitpunkt,wann,\
            data partenza,data di partenza,data del viaggio,data desiderata,giorno,data arrivo,data dell'evento,\
            data richiesta,quando,data da viagem,data de partida,data desejada,data do embarque,dia do evento,\
            data de embarque,datum rit,datum ophalen,gewenste datum,vertrekdatum,reisdatum,dag,wanneer,data wyjazdu,\
            data przejazdu,data uslugi,data imprezy,kiedy,datum for resa,avresedatum,onskat datum,\
            datum for evenemang,dato,afrejsedato,onsket dato,avreisedato,paivamaara,ajankohta,tarih,datum a cas,\
            datum jizdy,idopont,data si ora,利用日時,利用希望日,利用希望日時,ご利用希望日,\
            ご利用希望日時,ご希望日時,第一希望日,第1希望日,予約日,予約日時,乗車日時,\
            ご乗車日,送迎日,用车时间日期,乘车日期,出行日期,预约日期,预约时间,\
            日期时间,用車日期,預約日期,預約時間,乘車日期,дата и время подачи,\
            дата поездки и время,дата мероприятия,когда,\
            желаемая дата,дата выезда,дата отправления
            """
        ),
        (
            .time,
            """
            time,pickup time,pick up time,pick-up time,pu time,time of pickup,start time,service time,event time,\
            departure time,preferred time,hora,hora de recogida,hora de salida,heure,heure de prise en charge,\
            heure de depart,uhrzeit,abholzeit,zeit,ora,orario,ora di partenza,hora de partida,horario,tijd,\
            ophaaltijd,godzina,godzina odbioru,tid,upphamtningstid,klockslag,時間,お迎え時間,乗車時間,\
            希望時間,时间,用车时间,上车时间,время,время подачи,arrival time,\
            drop off time,time of arrival,time of departure,event start time,preferred pickup time,time of day,\
            time needed,what time,pickup hour,hour,hora del servicio,hora de inicio,hora evento,heure d'arrivee,\
            heure souhaitee,horaire,heure du service,abfahrtszeit,fahrzeit,wunschzeit,startzeit,beginn,\
            ora del servizio,ora partenza,ora desiderata,orario di partenza,hora do embarque,hora da viagem,\
            horario de saida,vertrektijd,gewenste tijd,godzina wyjazdu,godzina przejazdu,avgangstid,avresetid,\
            onskad tid,tidspunkt,klokkeslaet,klokkeslett,afrejsetid,hentetid,kello,kellonaika,aika,saat,alis saati,\
            cas,cas vyzvednuti,ido,ora plecarii,乗車時刻,お迎え時刻,出発時刻,希望時刻,\
            ご希望時間,ご利用時間,利用時刻,出发时间,接车时间,用車時間,上車時間,\
            出發時間,время поездки,время выезда,время отправления,\
            во сколько
            """
        ),
        (
            .returnDate,
            """
            return date,return pickup date,date of return,fecha de regreso,fecha de vuelta,date de retour,\
            ruckfahrtdatum,data di ritorno,data de retorno,дата возвращения,return,\
            date of return trip,return pick up date,return date/time,return date and time,fecha regreso,\
            fecha vuelta,date retour,retour le,ruckfahrt,ruckreise,datum der ruckfahrt,data ritorno,data di rientro,\
            data de volta,retourdatum,datum retour,data powrotu,returdatum,datum for retur,aterresa,hjemrejsedato,\
            returdato,paluupaiva,donus tarihi,datum navratu,復路日,返程日期,回程日期,\
            дата обратно,обратно
            """
        ),
        (
            .returnTime,
            """
            return time,return pickup time,end time,hora de regreso,heure de retour,time of return,\
            dropoff time return,hora regreso,hora de vuelta,heure du retour,ruckfahrtzeit,endzeit,ende,\
            ora di ritorno,ora ritorno,hora de retorno,hora de volta,retourtijd,eindtijd,godzina powrotu,returtid,\
            sluttid,hjemrejsetid,paluuaika,donus saati,cas navratu,返程时间,время возвращения
            """
        ),
        (
            .hours,
            """
            hours,number of hours,# of hours,how many hours,no of hours,hours needed,hours requested,duration,\
            length of service,length of trip,service hours,total hours,horas,numero de horas,cuantas horas,duracion,\
            heures,nombre d'heures,duree,stunden,anzahl stunden,dauer,ore,numero di ore,durata,duracao,uren,\
            aantal uren,duur,godziny,liczba godzin,czas trwania,timmar,antal timmar,時間数,利用時間,\
            用车时长,小时数,часы,количество часов,продолжительность,\
            rental hours,hours of service,hours of rental,rental duration,rental period,length of rental,\
            estimated hours,service duration,trip duration,event duration,how long,how many hours do you need,\
            for how long,# hours,duracion del servicio,duracion estimada,tiempo de servicio,duree de la prestation,\
            duree de location,duree souhaitee,combien d'heures,mietdauer,einsatzdauer,dauer in stunden,\
            ore di servizio,quante ore,duracao do servico,quantas horas,duracao da locacao,huurperiode,hoeveel uur,\
            czas wynajmu,ile godzin,hyrestid,hur lange,varighed,antal timer,timer,varighet,antall timer,kesto,\
            tuntia,sure,saat sayisi,delka pronajmu,pocet hodin,利用時間数,ご利用時間数,包车时长,\
            使用时长,用車時數,длительность,продолжительность аренды,\
            срок аренды
            """
        ),
        (
            .budget,
            """
            budget,your budget,estimated budget,budget range,price range,estimated value,amount,quoted price,value,\
            price,rate,total,presupuesto,budget estime,budget previsto,preventivo,orcamento,begroting,budzet,予算,\
            ご予算,预算,бюджет,budget (usd),approximate budget,max budget,maximum budget,\
            price expectation,how much would you like to spend,whats your budget,presupuesto estimado,\
            presupuesto aproximado,votre budget,budget maximum,budget approximatif,budgetrahmen,ihr budget,\
            preisvorstellung,budget massimo,budget indicativo,orcamento estimado,orcamento previsto,\
            budget indicatie,budzet orientacyjny,budjetti,butce,rozpocet,koltsegkeret,buget,预算范围,預算,\
            预算金额,ориентировочный бюджет,ваш бюджет
            """
        ),
        (
            .roundTrip,
            """
            round trip,roundtrip,round-trip,return trip,return required,return trip needed,one way or round trip,\
            one way/round trip,ida y vuelta,viaje redondo,aller retour,aller-retour,hin und ruckfahrt,\
            andata e ritorno,往復,one way/return,oneway/roundtrip,one way or return,trip direction,journey type,\
            return journey,return journey required,is this a round trip,ida/vuelta,solo ida o ida y vuelta,\
            ida e volta,aller simple ou aller-retour,aller/retour,hin- und ruckfahrt,hin und zuruck,\
            einfach/hin und ruck,andata/ritorno,enkele reis of retour,retour,retourrit,tur och retur,tur/retur,\
            w obie strony,meno-paluu,gidis donus,zpatecni,往返,单程/往返,туда и обратно,\
            туда-обратно
            """
        ),
        (
            .flight,
            """
            flight,flight number,flight #,flight no,flight info,flight information,flight details,airline,\
            airline and flight number,vuelo,numero de vuelo,vol,numero de vol,flug,flugnummer,volo,voo,vlucht,\
            vluchtnummer,lot,便名,航班号,номер рейса,рейс,flight no.,airline/flight,\
            airline & flight number,airline/flight #,airline name,airline flight,train number,flight/train number,\
            arrival flight,arriving flight,departure flight,compagnie aerienne,compania aerea,aerolinea,\
            fluggesellschaft,zugnummer,flug-nr,flugnr,flug nr,compagnia aerea,numero volo,numero di volo,\
            numero do voo,companhia aerea,luchtvaartmaatschappij,numer lotu,flygnummer,flyg,flyvenummer,flynummer,\
            lennon numero,lento,ucus no,ucus numarasi,cislo letu,jaratszam,numar zbor,フライト番号,\
            フライト,航班,航班號,авиакомпания
            """
        ),
    ]
}
