/**
 * The 853 municipalities of Minas Gerais: IBGE code (6 digits); name; population group; macroregion; health region (CIR);
 * consortium eligible in 2018.
 *
 * Sources: Deliberação CIB-SUS/MG 4.720/2024 (names, population groups by the 2022 census estimates); Anexo I of Resolução
 * SES/MG 6.254/2018 (macroregion, region, consortium: a snapshot of 22/05/2018, so membership there is history, not today's).
 */
export const MUNICIPALITIES_CSV = `
310010;Abadia dos Dourados;001;Triângulo do Norte;Patrocínio/Monte Carmelo;CIS PARANAÍBA
310020;Abaeté;003;Centro;Sete Lagoas;CIS COM
310030;Abre Campo;002;Leste do Sul;Manhuaçu;CIS CAPARAÓ
310040;Acaiaca;001;Leste do Sul;Ponte Nova;CIS AMAPI
310050;Açucena;001;Leste;;CONSAÚDE
310060;Água Boa;002;Leste;Santa Maria do Suaçuí/São João Evangelista;CIS VAS
310070;Água Comprida;001;Triângulo do Sul;Uberaba;CIS VALEGRAN
310080;Aguanil;001;Oeste;Santo Antônio do Amparo/Campo Belo;CIS MARG
310090;Águas Formosas;002;Nordeste;Águas Formosas;CIS MEM
310100;Águas Vermelhas;002;Nordeste;Pedra Azul;CIS EVMJ
310110;Aimorés;003;Leste;Resplendor;Consardoce
310120;Aiuruoca;001;Sul;São Lourenço;CIS Circuito das Águas
310130;Alagoa;001;Sul;São Lourenço;CIS Circuito das Águas
310140;Albertina;001;Sul;Pouso Alegre;CIS AMESP
310150;Além Paraíba;003;Sudeste;Além Paraíba;CIS UM
310160;Alfenas;004;Sul;Alfenas/Machado;CIS LAGOS
310163;Alfredo Vasconcelos;001;Centro Sul;Barbacena;CIS ALV
310170;Almenara;003;Nordeste;Almenara;CIM BAJE
310180;Alpercata;001;Leste;Governador Valadares;CIS DOCE
310190;Alpinópolis;002;Sul;Passos/Piumhi;CIS MIPI
310200;Alterosa;002;Sul;Alfenas/Machado;CIS LAGOS
310205;Alto Caparaó;001;Leste do Sul;Manhuaçu;CIS CAPARAÓ
310210;Alto Rio Doce;002;Centro Sul;Barbacena;CIS ALV
310220;Alvarenga;001;Leste;Resplendor;Consardoce
310230;Alvinópolis;002;Leste do Sul;Ponte Nova;CIS AMAPI
310240;Alvorada de Minas;001;Jequitinhonha;Diamantina;CIS AJE
310250;Amparo do Serra;001;Leste do Sul;Ponte Nova;CIS AMAPI
310260;Andradas;003;Sul;Poços de Caldas;CIS MARPA
310270;Cachoeira de Pajeú;001;Nordeste;Pedra Azul;CIS EVMJ
310280;Andrelândia;002;Sudeste;Juiz de Fora/Lima Duarte/Bom Jardim;ACISPES
310285;Angelândia;001;Nordeste;Teófilo Otoni/Malacacheta/Itambacuri;CIS EVMJ
310290;Antônio Carlos;002;Centro Sul;Barbacena;CIS ALV
310300;Antônio Dias;001;Leste;Coronel Fabriciano/Timóteo;CONSAÚDE
310310;Antônio Prado de Minas;001;Sudeste;Muriaé;CIS LESTE
310320;Araçai;001;Centro;Sete Lagoas;CIS MISEL
310330;Aracitaba;001;Sudeste;Santos Dumont;ACISPES
310340;Araçuaí;003;Jequitinhonha;Araçuaí;CIS MEJE
310350;Araguari;005;Triângulo do Norte;Uberlândia/Araguari;CIS PONTAL
310360;Arantina;001;Sudeste;Juiz de Fora/Lima Duarte/Bom Jardim;ACISPES
310370;Araponga;001;Leste do Sul;Viçosa;CIS MIV
310375;Araporã;001;Triângulo do Norte;Uberlândia/Araguari;CIS PONTAL
310380;Arapuá;001;Noroeste;Patos de Minas;CIS ALP
310390;Araújos;001;Oeste;Divinópolis/Santo Antônio do Monte;CIS VI
310400;Araxá;005;Triângulo do Sul;Araxá;CIS VALEGRAN
310410;Arceburgo;001;Sul;;CIS LAGOS
310420;Arcos;003;Oeste;Divinópolis/Santo Antônio do Monte;CIS VI
310430;Areado;002;Sul;Alfenas/Machado;CIS LAGOS
310440;Argirita;001;Sudeste;;CIS UM
310445;Aricanduva;001;Jequitinhonha;Minas Novas/Turmalina/Capelinha;CIS AJE
310450;Arinos;002;Noroeste;Unai;CONVALES
310460;Astolfo Dutra;002;Sudeste;;CIS UM
310470;Ataléia;002;Nordeste;Teófilo Otoni/Malacacheta/Itambacuri;CIS EVMJ
310480;Augusto de Lima;001;Centro;Curvelo;CIS MEV
310490;Baependi;002;Sul;São Lourenço;CIS Circuito das Águas
310500;Baldim;001;Centro;Sete Lagoas;CIS MISEL
310510;Bambuí;003;Oeste;;
310520;Bandeira;001;Nordeste;Almenara;CIM BAJE
310530;Bandeira do Sul;001;Sul;Alfenas/Machado;CIS LAGOS
310540;Barão de Cocais;003;Centro;Itabira;CIS CEL
310550;Barão de Monte Alto;001;Sudeste;Muriaé;CIS LESTE
310560;Barbacena;005;Centro Sul;Barbacena;CIS ALV
310570;Barra Longa;001;Leste do Sul;Ponte Nova;CIS AMAPI
310590;Barroso;003;Centro Sul;São João del Rei;CIS VER
310600;Bela Vista de Minas;002;Centro;João Monlevade;CIS MEPI
310610;Belmiro Braga;001;Sudeste;Juiz de Fora/Lima Duarte/Bom Jardim;ACISPES
310620;Belo Horizonte;008;Centro;B Horizonte/Nova Lima/Caeté;CIAS
310630;Belo Oriente;003;Leste;;CONSAÚDE
310640;Belo Vale;001;Centro;B Horizonte/Nova Lima/Caeté;CIAS
310650;Berilo;001;Jequitinhonha;Araçuaí;CIS MEJE
310660;Bertópolis;001;Nordeste;Águas Formosas;CIS MEM
310665;Berizal;001;Norte;Salinas/Taiobeiras;CIS ARP
310670;Betim;006;Centro;Betim;CIS MEP
310680;Bias Fortes;001;Sudeste;Juiz de Fora/Lima Duarte/Bom Jardim;ACISPES
310690;Bicas;002;Sudeste;São João Nepomuceno/Bicas;CIESP
310700;Biquinhas;001;Centro;Sete Lagoas;CIS COM
310710;Boa Esperança;003;Sul;Três Pontas;CIS SUL
310720;Bocaina de Minas;001;Sudeste;Juiz de Fora/Lima Duarte/Bom Jardim;ACISPES
310730;Bocaiúva;003;Norte;Montes Claros/Bocaiúva;CIS PORTAL DO NORTE
310740;Bom Despacho;004;Oeste;Bom Despacho;CIS ASF
310750;Bom Jardim de Minas;001;Sudeste;Juiz de Fora/Lima Duarte/Bom Jardim;ACISPES
310760;Bom Jesus da Penha;001;Sul;Passos/Piumhi;CIS MIPI
310770;Bom Jesus do Amparo;001;Centro;Itabira;CIS CEL
310780;Bom Jesus do Galho;002;Leste;Caratinga;CIS MIRECAR
310790;Bom Repouso;002;Sul;Pouso Alegre;CIS AMESP
310800;Bom Sucesso;002;Centro Sul;São João del Rei;CIS VER
310810;Bonfim;001;Centro;Betim;CIS MEP
310820;Bonfinópolis de Minas;001;Noroeste;Unai;CONVALES
310825;Bonito de Minas;002;Norte;Januária;CIS MMA
310830;Borda da Mata;002;Sul;Pouso Alegre;CIS AMESP
310840;Botelhos;002;Sul;Alfenas/Machado;CIS LAGOS
310850;Botumirim;001;Norte;Francisco Sá;CIS GRÃO MOGOL
310855;Brasilândia de Minas;002;Noroeste;João Pinheiro;CIS ALP
310860;Brasília de Minas;003;Norte;Brasília de Minas/São Francisco;CIS NORTE
310870;Brás Pires;001;Sudeste;Ubá;CIS SIM SAÚDE
310880;Braúnas;001;Leste;;CONSAÚDE
310890;Brazópolis;002;Sul;Itajubá;CIS MAS
310900;Brumadinho;003;Centro;Betim;CIS MEP
310910;Bueno Brandão;002;Sul;Pouso Alegre;CIS AMESP
310920;Buenópolis;001;Centro;Curvelo;CIS MEV
310925;Bugre;001;Leste;;CONSAÚDE
310930;Buritís;003;Noroeste;Unai;CONVALES
310940;Buritizeiro;003;Norte;Pirapora;CIS MMA
310945;Cabeceira Grande;001;Noroeste;Unai;CONVALES
310950;Cabo Verde;002;Sul;;CIS LAGOS
310960;Cachoeira da Prata;001;Centro;Sete Lagoas;CIS MISEL
310970;Cachoeira de Minas;002;Sul;Pouso Alegre;CIS AMESP
310980;Cachoeira Dourada;001;Triângulo do Norte;Ituiutaba;CIS PONTAL
310990;Caetanópolis;002;Centro;Sete Lagoas;CIS MISEL
311000;Caeté;003;Centro;B Horizonte/Nova Lima/Caeté;CIAS
311010;Caiana;001;Sudeste;Carangola;CIS VERDE
311020;Cajuri;001;Leste do Sul;Viçosa;CIS MIV
311030;Caldas;002;Sul;Poços de Caldas;CIS MARPA
311040;Camacho;001;Oeste;Santo Antônio do Amparo/Campo Belo;CIS MARG
311050;Camanducaia;003;Sul;Pouso Alegre;CIS AMESP
311060;Cambuí;003;Sul;Pouso Alegre;CIS AMESP
311070;Cambuquira;002;Sul;Três Corações;CIS SUL
311080;Campanário;001;Nordeste;Teófilo Otoni/Malacacheta/Itambacuri;CIS EVMJ
311090;Campanha;002;Sul;Três Corações;CIS SUL
311100;Campestre;003;Sul;Alfenas/Machado;CIS LAGOS
311110;Campina Verde;002;Triângulo do Norte;Ituiutaba;CIS PONTAL
311115;Campo Azul;001;Norte;Brasília de Minas/São Francisco;CIS NORTE
311120;Campo Belo;004;Oeste;Santo Antônio do Amparo/Campo Belo;CIS MARG
311130;Campo do Meio;002;Sul;Alfenas/Machado;CIS LAGOS
311140;Campo Florido;001;Triângulo do Sul;Uberaba;CIS VALEGRAN
311150;Campos Altos;002;Triângulo do Sul;Araxá;CIS VALEGRAN
311160;Campos Gerais;003;Sul;Alfenas/Machado;CIS LAGOS
311170;Canaã;001;Leste do Sul;Viçosa;CIS MIV
311180;Canápolis;002;Triângulo do Norte;Ituiutaba;CIS PONTAL
311190;Cana Verde;001;Oeste;Santo Antônio do Amparo/Campo Belo;CIS MARG
311200;Candeias;002;Oeste;Santo Antônio do Amparo/Campo Belo;CIS MARG
311205;Cantagalo;001;Leste;Santa Maria do Suaçuí/São João Evangelista;CIS VAS
311210;Caparaó;001;Sudeste;Carangola;CIS VERDE
311220;Capela Nova;001;Centro Sul;Barbacena;CIS ALV
311230;Capelinha;003;Jequitinhonha;Minas Novas/Turmalina/Capelinha;CIS AJE
311240;Capetinga;001;Sul;Passos/Piumhi;CIS MIPI
311250;Capim Branco;002;Centro;Sete Lagoas;CIS MISEL
311260;Capinópolis;002;Triângulo do Norte;Ituiutaba;CIS PONTAL
311265;Capitão Andrade;001;Leste;Governador Valadares;CIS DOCE
311270;Capitão Enéas;002;Norte;Francisco Sá;CIS GRÃO MOGOL
311280;Capitólio;002;Sul;Passos/Piumhi;CIS MIPI
311290;Caputira;001;Leste do Sul;Manhuaçu;CIS CAPARAÓ
311300;Caraí;002;Nordeste;Padre Paraíso;CIS EVMJ
311310;Caranaíba;001;Centro Sul;Conselheiro Lafaiete/Congonhas;CIS AP
311320;Carandaí;003;Centro Sul;Barbacena;CIS ALV
311330;Carangola;003;Sudeste;Carangola;CIS VERDE
311340;Caratinga;004;Leste;Caratinga;CIS MIRECAR
311350;Carbonita;001;Jequitinhonha;Diamantina;CIS AJE
311360;Careaçu;001;Sul;Pouso Alegre;CIS AMESP
311370;Carlos Chagas;002;Nordeste;Nanuque;CIS EVMJ
311380;Carmésia;001;Centro;Guanhães;CIS CEN
311390;Carmo da Cachoeira;002;Sul;Três Corações;CIS SUL
311400;Carmo da Mata;002;Oeste;Santo Antônio do Amparo/Campo Belo;CIS MARG
311410;Carmo de Minas;002;Sul;São Lourenço;CIS Circuito das Águas
311420;Carmo do Cajuru;003;Oeste;Divinópolis/Santo Antônio do Monte;CIS VI
311430;Carmo do Paranaíba;003;Noroeste;Patos de Minas;CIS ALP
311440;Carmo do Rio Claro;003;Sul;Alfenas/Machado;CIS LAGOS
311450;Carmópolis de Minas;002;Oeste;Santo Antônio do Amparo/Campo Belo;CIS MARG
311455;Carneirinho;001;Triângulo do Sul;Frutal/Iturama;CIS VALEGRAN
311460;Carrancas;001;Sul;Lavras;CIS LAV
311470;Carvalhópolis;001;Sul;Alfenas/Machado;CIS LAGOS
311480;Carvalhos;001;Sul;São Lourenço;CIS Circuito das Águas
311490;Casa Grande;001;Centro Sul;Conselheiro Lafaiete/Congonhas;CIS AP
311500;Cascalho Rico;001;Triângulo do Norte;Uberlândia/Araguari;CIS PONTAL
311510;Cássia;002;Sul;Passos/Piumhi;CIS MIPI
311520;Conceição da Barra de Minas;001;Centro Sul;São João del Rei;CIS VER
311530;Cataguases;004;Sudeste;;CIS UM
311535;Catas Altas;001;Centro;Itabira;CIS CEL
311540;Catas Altas da Noruega;001;Centro Sul;Conselheiro Lafaiete/Congonhas;CIS AP
311545;Catuji;001;Nordeste;Padre Paraíso;CIS EVMJ
311547;Catuti;001;Norte;Janaúba/Monte Azul;CIS UNIÃO GERAL
311550;Caxambu;003;Sul;São Lourenço;CIS Circuito das Águas
311560;Cedro do Abaeté;001;Centro;Sete Lagoas;CIS MISEL
311570;Central de Minas;001;Leste;Mantena;CONSO NORTE
311580;Centralina;002;Triângulo do Norte;Ituiutaba;CIS PONTAL
311590;Chácara;001;Sudeste;Juiz de Fora/Lima Duarte/Bom Jardim;ACISPES
311600;Chalé;001;Leste do Sul;Manhuaçu;CIS CAPARAÓ
311610;Chapada do Norte;002;Jequitinhonha;Minas Novas/Turmalina/Capelinha;CIS AJE
311615;Chapada Gaúcha;002;Noroeste;Unai;CONVALES
311620;Chiador;001;Sudeste;Juiz de Fora/Lima Duarte/Bom Jardim;ACISPES
311630;Cipotânea;001;Centro Sul;Barbacena;CIS ALV
311640;Claraval;001;Sul;Passos/Piumhi;CIS MIPI
311650;Claro dos Poções;001;Norte;Montes Claros/Bocaiúva;CIS PORTAL DO NORTE
311660;Cláudio;003;Oeste;Divinópolis/Santo Antônio do Monte;CIS VI
311670;Coimbra;001;Sudeste;Ubá;CIS SIM SAÚDE
311680;Coluna;001;Jequitinhonha;Diamantina;CIS AJE
311690;Comendador Gomes;001;Triângulo do Sul;Frutal/Iturama;CIS VALEGRAN
311700;Comercinho;001;Nordeste;Itaobim;CIS MEJE
311710;Conceição da Aparecida;002;Sul;Alfenas/Machado;CIS LAGOS
311720;Conceição das Pedras;001;Sul;Itajubá;CIS MAS
311730;Conceição das Alagoas;003;Triângulo do Sul;Uberaba;CIS VALEGRAN
311740;Conceição de Ipanema;001;Leste do Sul;Manhuaçu;CIS CAPARAÓ
311750;Conceição do Mato Dentro;003;Centro;Guanhães;CIS CEN
311760;Conceição do Pará;001;Oeste;Pará de Minas;CIS PARÁ
311770;Conceição do Rio Verde;002;Sul;São Lourenço;CIS Circuito das Águas
311780;Conceição dos Ouros;002;Sul;Pouso Alegre;CIS AMESP
311783;Cônego Marinho;001;Norte;Januária;CIS MMA
311787;Confins;001;Centro;;CIAS
311790;Congonhal;002;Sul;Pouso Alegre;CIS AMESP
311800;Congonhas;004;Centro Sul;Conselheiro Lafaiete/Congonhas;CIS AP
311810;Congonhas do Norte;001;Jequitinhonha;Diamantina;CIS AJE
311820;Conquista;001;Triângulo do Sul;Uberaba;CIS VALEGRAN
311830;Conselheiro Lafaiete;005;Centro Sul;Conselheiro Lafaiete/Congonhas;CIS AP
311840;Conselheiro Pena;003;Leste;Resplendor;Consardoce
311850;Consolação;001;Sul;Itajubá;CIS MAS
311860;Contagem;007;Centro;;CIAS
311870;Coqueiral;001;Sul;Três Pontas;CIS SUL
311880;Coração de Jesus;003;Norte;Coração de Jesus;CIS MESF
311890;Cordisburgo;001;Centro;Sete Lagoas;CIS MISEL
311900;Cordislândia;001;Sul;Varginha;CIS SUL
311910;Corinto;003;Centro;Curvelo;CIS MEV
311920;Coroaci;002;Leste;Governador Valadares;CIS DOCE
311930;Coromandel;003;Triângulo do Norte;Patrocínio/Monte Carmelo;CIS PARANAÍBA
311940;Coronel Fabriciano;005;Leste;Coronel Fabriciano/Timóteo;CONSAÚDE
311950;Coronel Murta;001;Jequitinhonha;Araçuaí;CIS MEJE
311960;Coronel Pacheco;001;Sudeste;Juiz de Fora/Lima Duarte/Bom Jardim;ACISPES
311970;Coronel Xavier Chaves;001;Centro Sul;São João del Rei;CIS VER
311980;Córrego Danta;001;Oeste;;
311990;Córrego do Bom Jesus;001;Sul;Pouso Alegre;CIS AMESP
311995;Córrego Fundo;001;Oeste;;
312000;Córrego Novo;001;Leste;Coronel Fabriciano/Timóteo;CONSAÚDE
312010;Couto de Magalhães de Minas;001;Jequitinhonha;Diamantina;CIS AJE
312015;Crisólita;001;Nordeste;Águas Formosas;CIS MEM
312020;Cristais;002;Oeste;Santo Antônio do Amparo/Campo Belo;CIS MARG
312030;Cristália;001;Norte;Francisco Sá;CIS GRÃO MOGOL
312040;Cristiano Ottoni;001;Centro Sul;Conselheiro Lafaiete/Congonhas;CIS AP
312050;Cristina;002;Sul;São Lourenço;CIS Circuito das Águas
312060;Crucilândia;001;Centro;Betim;CIS MEP
312070;Cruzeiro da Fortaleza;001;Noroeste;Patos de Minas;CIS ALP
312080;Cruzília;002;Sul;São Lourenço;CIS Circuito das Águas
312083;Cuparaque;001;Leste;Resplendor;Consardoce
312087;Curral de Dentro;001;Norte;Salinas/Taiobeiras;CIS ARP
312090;Curvelo;004;Centro;Curvelo;CIS MEV
312100;Datas;001;Jequitinhonha;Diamantina;CIS AJE
312110;Delfim Moreira;001;Sul;Itajubá;CIS MAS
312120;Delfinópolis;001;Sul;Passos/Piumhi;CIS MIPI
312125;Delta;002;Triângulo do Sul;Uberaba;CIS VALEGRAN
312130;Descoberto;001;Sudeste;São João Nepomuceno/Bicas;CIESP
312140;Desterro de Entre Rios;001;Centro Sul;Conselheiro Lafaiete/Congonhas;CIS AP
312150;Desterro do Melo;001;Centro Sul;Barbacena;CIS ALV
312160;Diamantina;003;Jequitinhonha;Diamantina;CIS AJE
312170;Diogo de Vasconcelos;001;Leste do Sul;Ponte Nova;CIS AMAPI
312180;Dionísio;001;Leste;Coronel Fabriciano/Timóteo;CONSAÚDE
312190;Divinésia;001;Sudeste;Ubá;CIS SIM SAÚDE
312200;Divino;003;Sudeste;Carangola;CIS VERDE
312210;Divino das Laranjeiras;001;Leste;Mantena;CONSO NORTE
312220;Divinolândia de Minas;001;Leste;Governador Valadares;CIS DOCE
312230;Divinópolis;006;Oeste;Divinópolis/Santo Antônio do Monte;CIS VI
312235;Divisa Alegre;001;Nordeste;Pedra Azul;CIS EVMJ
312240;Divisa Nova;001;Sul;Alfenas/Machado;CIS LAGOS
312245;Divisópolis;002;Nordeste;Almenara;CIM BAJE
312247;Dom Bosco;001;Noroeste;Unai;CONVALES
312250;Dom Cavati;001;Leste;;CONSAÚDE
312260;Dom Joaquim;001;Centro;Guanhães;CIS CEN
312270;Dom Silvério;001;Leste do Sul;Ponte Nova;CIS AMAPI
312280;Dom Viçoso;001;Sul;São Lourenço;CIS Circuito das Águas
312290;Dona Eusébia;001;Sudeste;;CIS UM
312300;Dores de Campos;002;Centro Sul;São João del Rei;CIS VER
312310;Dores de Guanhães;001;Centro;Guanhães;CIS CEN
312320;Dores do Indaiá;002;Oeste;Bom Despacho;CIS ASF
312330;Dores do Turvo;001;Sudeste;Ubá;CIS SIM SAÚDE
312340;Doresópolis;001;Sul;Passos/Piumhi;CIS MIPI
312350;Douradoquara;001;Triângulo do Norte;Patrocínio/Monte Carmelo;CIS PARANAÍBA
312352;Durandé;001;Leste do Sul;Manhuaçu;CIS CAPARAÓ
312360;Elói Mendes;003;Sul;Varginha;CIS SUL
312370;Engenheiro Caldas;002;Leste;Governador Valadares;CIS DOCE
312380;Engenheiro Navarro;001;Norte;Montes Claros/Bocaiúva;CIS PORTAL DO NORTE
312385;Entre Folhas;001;Leste;Caratinga;CIS MIRECAR
312390;Entre Rios de Minas;002;Centro Sul;Conselheiro Lafaiete/Congonhas;CIS AP
312400;Ervália;003;Sudeste;Ubá;CIS SIM SAÚDE
312410;Esmeraldas;004;Centro;Betim;CIS MEP
312420;Espera Feliz;003;Sudeste;Carangola;CIS VERDE
312430;Espinosa;003;Norte;Janaúba/Monte Azul;CIS UNIÃO GERAL
312440;Espírito Santo do Dourado;001;Sul;Pouso Alegre;CIS AMESP
312450;Estiva;002;Sul;Pouso Alegre;CIS AMESP
312460;Estrela Dalva;001;Sudeste;Além Paraíba;CIS UM
312470;Estrela do Indaiá;001;Oeste;Bom Despacho;CIS ASF
312480;Estrela do Sul;001;Triângulo do Norte;Patrocínio/Monte Carmelo;CIS PARANAÍBA
312490;Eugenópolis;002;Sudeste;Muriaé;CIS LESTE
312500;Ewbank da Câmara;001;Sudeste;Juiz de Fora/Lima Duarte/Bom Jardim;ACISPES
312510;Extrema;004;Sul;Pouso Alegre;CIS AMESP
312520;Fama;001;Sul;Alfenas/Machado;CIS LAGOS
312530;Faria Lemos;001;Sudeste;Carangola;CIS VERDE
312540;Felício dos Santos;001;Jequitinhonha;Diamantina;CIS AJE
312550;São Gonçalo do Rio Preto;001;Jequitinhonha;Diamantina;CIS AJE
312560;Felisburgo;001;Nordeste;Almenara;CIM BAJE
312570;Felixlândia;002;Centro;Curvelo;CIS MEV
312580;Fernandes Tourinho;001;Leste;Governador Valadares;CIS DOCE
312590;Ferros;001;Centro;Itabira;CIS CEL
312595;Fervedouro;002;Sudeste;Carangola;CIS VERDE
312600;Florestal;001;Centro;Betim;CIS MEP
312610;Formiga;004;Oeste;;
312620;Formoso;001;Noroeste;Unai;CONVALES
312630;Fortaleza de Minas;001;Sul;Passos/Piumhi;CIS MIPI
312640;Fortuna de Minas;001;Centro;Sete Lagoas;CIS MISEL
312650;Francisco Badaró;001;Jequitinhonha;Araçuaí;CIS MEJE
312660;Francisco Dumont;001;Norte;Montes Claros/Bocaiúva;CIS PORTAL DO NORTE
312670;Francisco Sá;003;Norte;Francisco Sá;CIS GRÃO MOGOL
312675;Franciscópolis;001;Nordeste;Teófilo Otoni/Malacacheta/Itambacuri;CIS EVMJ
312680;Frei Gaspar;001;Nordeste;Teófilo Otoni/Malacacheta/Itambacuri;CIS EVMJ
312690;Frei Inocência;001;Leste;Governador Valadares;CIS DOCE
312695;Frei Lagonegro;001;Leste;Santa Maria do Suaçuí/São João Evangelista;CIS VAS
312700;Fronteira;002;Triângulo do Sul;Frutal/Iturama;CIS VALEGRAN
312705;Fronteira dos Vales;001;Nordeste;Águas Formosas;CIS MEM
312707;Fruta de Leite;001;Norte;Salinas/Taiobeiras;CIS ARP
312710;Frutal;004;Triângulo do Sul;Frutal/Iturama;CIS VALEGRAN
312720;Funilândia;001;Centro;Sete Lagoas;CIS MISEL
312730;Galiléia;001;Leste;Governador Valadares;CIS DOCE
312733;Gameleiras;001;Norte;Janaúba/Monte Azul;CIS UNIÃO GERAL
312735;Glaucilândia;001;Norte;Montes Claros/Bocaiúva;CIS PORTAL DO NORTE
312737;Goiabeira;001;Leste;Resplendor;Consardoce
312738;Goianá;001;Sudeste;Juiz de Fora/Lima Duarte/Bom Jardim;ACISPES
312740;Gonçalves;001;Sul;Itajubá;CIS MAS
312750;Gonzaga;001;Leste;Governador Valadares;CIS DOCE
312760;Gouveia;002;Jequitinhonha;Diamantina;CIS AJE
312770;Governador Valadares;006;Leste;Governador Valadares;CIS DOCE
312780;Grão Mogol;002;Norte;Francisco Sá;CIS GRÃO MOGOL
312790;Grupiara;001;Triângulo do Norte;Patrocínio/Monte Carmelo;CIS PARANAÍBA
312800;Guanhães;003;Centro;Guanhães;CIS CEN
312810;Guapé;002;Sul;Passos/Piumhi;CIS MIPI
312820;Guaraciaba;001;Leste do Sul;Ponte Nova;CIS AMAPI
312825;Guaraciama;001;Norte;Montes Claros/Bocaiúva;CIS PORTAL DO NORTE
312830;Guaranésia;002;Sul;;CIS LAGOS
312840;Guarani;001;Sudeste;Ubá;CIS SIM SAÚDE
312850;Guarará;001;Sudeste;São João Nepomuceno/Bicas;CIESP
312860;Guarda-Mor;001;Noroeste;Patos de Minas;CIS ALP
312870;Guaxupé;004;Sul;;CIS LAGOS
312880;Guidoval;001;Sudeste;Ubá;CIS SIM SAÚDE
312890;Guimarânia;001;Noroeste;Patos de Minas;CIS ALP
312900;Guiricema;001;Sudeste;Ubá;CIS SIM SAÚDE
312910;Gurinhata;001;Triângulo do Norte;Ituiutaba;CIS PONTAL
312920;Heliodora;001;Sul;Pouso Alegre;CIS AMESP
312930;Iapu;002;Leste;;CONSAÚDE
312940;Ibertioga;001;Centro Sul;Barbacena;CIS ALV
312950;Ibiá;003;Triângulo do Sul;Araxá;CIS VALEGRAN
312960;Ibiaí;001;Norte;Pirapora;CIS MMA
312965;Ibiracatu;001;Norte;Brasília de Minas/São Francisco;CIS NORTE
312970;Ibiraci;002;Sul;Passos/Piumhi;CIS MIPI
312980;Ibirité;005;Centro;;CIAS
312990;Ibitiúra de Minas;001;Sul;Poços de Caldas;CIS MARPA
313000;Ibituruna;001;Centro Sul;São João del Rei;CIS VER
313005;Icaraí de Minas;002;Norte;Brasília de Minas/São Francisco;CIS NORTE
313010;Igarapé;003;Centro;Betim;CIS MEP
313020;Igaratinga;002;Oeste;Pará de Minas;CIS PARÁ
313030;Iguatama;001;Oeste;;
313040;Ijaci;001;Sul;Lavras;CIS LAV
313050;Ilicínea;002;Sul;Três Pontas;CIS SUL
313055;Imbé de Minas;001;Leste;Caratinga;CIS MIRECAR
313060;Inconfidentes;001;Sul;Pouso Alegre;CIS AMESP
313065;Indaiabira;001;Norte;Salinas/Taiobeiras;CIS ARP
313070;Indianópolis;001;Triângulo do Norte;Uberlândia/Araguari;CIS PONTAL
313080;Ingaí;001;Sul;Lavras;CIS LAV
313090;Inhapim;003;Leste;Caratinga;CIS MIRECAR
313100;Inhaúma;001;Centro;Sete Lagoas;CIS MISEL
313110;Inimutaba;001;Centro;Curvelo;CIS MEV
313115;Ipaba;002;Leste;;CONSAÚDE
313120;Ipanema;002;Leste do Sul;Manhuaçu;CIS CAPARAÓ
313130;Ipatinga;006;Leste;;CONSAÚDE
313140;Ipiacu;001;Triângulo do Norte;Ituiutaba;CIS PONTAL
313150;Ipuiúna;001;Sul;Pouso Alegre;CIS AMESP
313160;Iraí de Minas;001;Triângulo do Norte;Patrocínio/Monte Carmelo;CIS PARANAÍBA
313170;Itabira;005;Centro;Itabira;CIS CEL
313180;Itabirinha;002;Leste;Mantena;CONSO NORTE
313190;Itabirito;004;Centro;;CIAS
313200;Itacambira;001;Norte;Montes Claros/Bocaiúva;CIS PORTAL DO NORTE
313210;Itacarambi;002;Norte;Januária;CIS MMA
313220;Itaguara;002;Oeste;Itaúna;CIS MEP
313230;Itaipé;002;Nordeste;Padre Paraíso;CIS EVMJ
313240;Itajubá;004;Sul;Itajubá;CIS MAS
313250;Itamarandiba;003;Jequitinhonha;Diamantina;CIS AJE
313260;Itamarati de Minas;001;Sudeste;;CIS UM
313270;Itambacuri;003;Nordeste;Teófilo Otoni/Malacacheta/Itambacuri;CIS EVMJ
313280;Itambé do Mato Dentro;001;Centro;Itabira;CIS CEL
313290;Itamogi;002;Sul;São Sebastião do Paraíso;CIS SM
313300;Itamonte;002;Sul;São Lourenço;CIS Circuito das Águas
313310;Itanhandu;002;Sul;São Lourenço;CIS Circuito das Águas
313320;Itanhomi;002;Leste;Governador Valadares;CIS DOCE
313330;Itaobim;002;Nordeste;Itaobim;CIS MEJE
313340;Itapagipe;002;Triângulo do Sul;Frutal/Iturama;CIS VALEGRAN
313350;Itapecerica;003;Oeste;Divinópolis/Santo Antônio do Monte;CIS VI
313360;Itapeva;002;Sul;Pouso Alegre;CIS AMESP
313370;Itatiaiuçu;002;Oeste;Itaúna;CIS MEP
313375;Itaú de Minas;002;Sul;Passos/Piumhi;CIS MIPI
313380;Itaúna;004;Oeste;Itaúna;CIS MEP
313390;Itaverava;001;Centro Sul;Conselheiro Lafaiete/Congonhas;CIS AP
313400;Itinga;002;Nordeste;Itaobim;CIS MEJE
313410;Itueta;001;Leste;Resplendor;Consardoce
313420;Ituiutaba;005;Triângulo do Norte;Ituiutaba;CIS PONTAL
313430;Itumirim;001;Sul;Lavras;CIS LAV
313440;Iturama;003;Triângulo do Sul;Frutal/Iturama;CIS VALEGRAN
313450;Itutinga;001;Sul;Lavras;CIS LAV
313460;Jaboticatubas;003;Centro;B Horizonte/Nova Lima/Caeté;CIAS
313470;Jacinto;002;Nordeste;Almenara;CIM BAJE
313480;Jacuí;001;Sul;São Sebastião do Paraíso;CIS SM
313490;Jacutinga;003;Sul;Pouso Alegre;CIS AMESP
313500;Jaguaraçu;001;Leste;Coronel Fabriciano/Timóteo;CONSAÚDE
313505;Jaíba;003;Norte;Janaúba/Monte Azul;CIS UNIÃO GERAL
313507;Jampruca;001;Leste;Governador Valadares;CIS DOCE
313510;Janaúba;004;Norte;Janaúba/Monte Azul;CIS UNIÃO GERAL
313520;Januária;004;Norte;Januária;CIS MMA
313530;Japaraíba;001;Oeste;Divinópolis/Santo Antônio do Monte;CIS VI
313535;Japonvar;001;Norte;Brasília de Minas/São Francisco;CIS NORTE
313540;Jeceaba;001;Centro Sul;Conselheiro Lafaiete/Congonhas;CIS AP
313545;Jenipapo de Minas;001;Jequitinhonha;Araçuaí;CIS MEJE
313550;Jequeri;002;Leste do Sul;Ponte Nova;CIS AMAPI
313560;Jequitaiá;001;Norte;Coração de Jesus;CIS MESF
313570;Jequitibá;001;Centro;Sete Lagoas;CIS MISEL
313580;Jequitinhonha;003;Nordeste;Almenara;CIM BAJE
313590;Jesuânia;001;Sul;São Lourenço;CIS Circuito das Águas
313600;Joáima;002;Nordeste;Almenara;CIM BAJE
313610;Joanésia;001;Leste;;CONSAÚDE
313620;João Monlevade;004;Centro;João Monlevade;CIS MEPI
313630;João Pinheiro;003;Noroeste;João Pinheiro;CIS ALP
313640;Joaquim Felício;001;Norte;Montes Claros/Bocaiúva;CIS PORTAL DO NORTE
313650;Jordânia;002;Nordeste;Almenara;CIM BAJE
313652;José Gonçalves de Minas;001;Jequitinhonha;Minas Novas/Turmalina/Capelinha;CIS AJE
313655;José Raydan;001;Leste;Santa Maria do Suaçuí/São João Evangelista;CIS VAS
313657;Josenópolis;001;Norte;Francisco Sá;CIS GRÃO MOGOL
313660;Nova União;001;Centro;B Horizonte/Nova Lima/Caeté;CIAS
313665;Juatuba;003;Centro;Betim;CIS MEP
313670;Juiz de Fora;007;Sudeste;Juiz de Fora/Lima Duarte/Bom Jardim;ACISPES
313680;Juramento;001;Norte;Montes Claros/Bocaiúva;CIS PORTAL DO NORTE
313690;Juruáia;002;Sul;;CIS LAGOS
313695;Juvenília;001;Norte;Manga;CIS MMA
313700;Ladainha;002;Nordeste;Teófilo Otoni/Malacacheta/Itambacuri;CIS EVMJ
313710;Lagamar;001;Noroeste;Patos de Minas;CIS ALP
313720;Lagoa da Prata;004;Oeste;Divinópolis/Santo Antônio do Monte;CIS VI
313730;Lagoa dos Patos;001;Norte;Coração de Jesus;CIS MESF
313740;Lagoa Dourada;002;Centro Sul;São João del Rei;CIS VER
313750;Lagoa Formosa;002;Noroeste;Patos de Minas;CIS ALP
313753;Lagoa Grande;001;Noroeste;João Pinheiro;CIS ALP
313760;Lagoa Santa;004;Centro;;CIAS
313770;Lajinha;003;Leste do Sul;Manhuaçu;CIS CAPARAÓ
313780;Lambari;003;Sul;São Lourenço;CIS Circuito das Águas
313790;Lamim;001;Centro Sul;Conselheiro Lafaiete/Congonhas;CIS AP
313800;Laranjal;001;Sudeste;;CIS UM
313810;Lassance;001;Norte;Pirapora;CIS MMA
313820;Lavras;005;Sul;Lavras;CIS LAV
313830;Leandro Ferreira;001;Oeste;Pará de Minas;CIS PARÁ
313835;Leme do Prado;001;Jequitinhonha;Minas Novas/Turmalina/Capelinha;CIS AJE
313840;Leopoldina;004;Sudeste;;CIS UM
313850;Liberdade;001;Sudeste;Juiz de Fora/Lima Duarte/Bom Jardim;ACISPES
313860;Lima Duarte;002;Sudeste;Juiz de Fora/Lima Duarte/Bom Jardim;ACISPES
313862;Limeira do Oeste;001;Triângulo do Sul;Frutal/Iturama;CIS VALEGRAN
313865;Lontra;001;Norte;Brasília de Minas/São Francisco;CIS NORTE
313867;Luisburgo;001;Leste do Sul;Manhuaçu;CIS CAPARAÓ
313868;Luislândia;001;Norte;Brasília de Minas/São Francisco;CIS NORTE
313870;Luminárias;001;Sul;Lavras;CIS LAV
313880;Luz;002;Oeste;Bom Despacho;CIS ASF
313890;Machacalis;001;Nordeste;Águas Formosas;CIS MEM
313900;Machado;003;Sul;Alfenas/Machado;CIS LAGOS
313910;Madre de Deus de Minas;001;Centro Sul;São João del Rei;CIS VER
313920;Malacacheta;002;Nordeste;Teófilo Otoni/Malacacheta/Itambacuri;CIS EVMJ
313925;Mamonas;001;Norte;Janaúba/Monte Azul;CIS UNIÃO GERAL
313930;Manga;002;Norte;Manga;CIS MMA
313940;Manhuaçu;004;Leste do Sul;Manhuaçu;CIS CAPARAÓ
313950;Manhumirim;003;Leste do Sul;Manhuaçu;CIS CAPARAÓ
313960;Mantena;003;Leste;Mantena;CONSO NORTE
313970;Maravilhas;001;Centro;Sete Lagoas;CIS MISEL
313980;Mar de Espanha;002;Sudeste;São João Nepomuceno/Bicas;CIESP
313990;Maria da Fé;002;Sul;Itajubá;CIS MAS
314000;Mariana;004;Centro;;CIAS
314010;Marilac;001;Leste;Governador Valadares;CIS DOCE
314015;Mário Campos;002;Centro;Betim;CIS MEP
314020;Maripá de Minas;001;Sudeste;São João Nepomuceno/Bicas;CIESP
314030;Marliéria;001;Leste;Coronel Fabriciano/Timóteo;CONSAÚDE
314040;Marmelópolis;001;Sul;Itajubá;CIS MAS
314050;Martinho Campos;002;Oeste;Bom Despacho;CIS ASF
314053;Martins Soares;001;Leste do Sul;Manhuaçu;CIS CAPARAÓ
314055;Mata Verde;001;Nordeste;Almenara;CIM BAJE
314060;Materlândia;001;Centro;Guanhães;CIS CEN
314070;Mateus Leme;003;Centro;Betim;CIS MEP
314080;Matias Barbosa;002;Sudeste;Juiz de Fora/Lima Duarte/Bom Jardim;ACISPES
314085;Matias Cardoso;001;Norte;Janaúba/Monte Azul;CIS UNIÃO GERAL
314090;Matipó;002;Leste do Sul;Manhuaçu;CIS CAPARAÓ
314100;Mato Verde;002;Norte;Janaúba/Monte Azul;CIS UNIÃO GERAL
314110;Matozinhos;003;Centro;;CIAS
314120;Matutina;001;Noroeste;Patos de Minas;CIS ALP
314130;Medeiros;001;Oeste;;
314140;Medina;003;Nordeste;Itaobim;CIS MEJE
314150;Mendes Pimentel;001;Leste;Mantena;CONSO NORTE
314160;Mercês;002;Sudeste;Ubá;CIS SIM SAÚDE
314170;Mesquita;001;Leste;;CONSAÚDE
314180;Minas Novas;003;Jequitinhonha;Minas Novas/Turmalina/Capelinha;CIS AJE
314190;Minduri;001;Sul;São Lourenço;CIS Circuito das Águas
314200;Mirabela;002;Norte;Brasília de Minas/São Francisco;CIS NORTE
314210;Miradouro;001;Sudeste;Muriaé;CIS LESTE
314220;Miraf;002;Sudeste;Muriaé;CIS LESTE
314225;Miravânia;001;Norte;Manga;CIS MMA
314230;Moeda;001;Centro;B Horizonte/Nova Lima/Caeté;CIAS
314240;Moema;001;Oeste;Bom Despacho;CIS ASF
314250;Monjolos;001;Centro;Curvelo;CIS MEV
314260;Monsenhor Paulo;001;Sul;Varginha;CIS SUL
314270;Montalvânia;002;Norte;Manga;CIS MMA
314280;Monte Alegre de Minas;003;Triângulo do Norte;Uberlândia/Araguari;CIS PONTAL
314290;Monte Azul;003;Norte;Janaúba/Monte Azul;CIS UNIÃO GERAL
314300;Monte Belo;002;Sul;;CIS LAGOS
314310;Monte Carmelo;003;Triângulo do Norte;Patrocínio/Monte Carmelo;CIS PARANAÍBA
314315;Monte Formoso;001;Nordeste;Itaobim;CIS MEJE
314320;Monte Santo de Minas;003;Sul;São Sebastião do Paraíso;CIS SM
314330;Montes Claros;006;Norte;Montes Claros/Bocaiúva;CIS PORTAL DO NORTE
314340;Monte Sião;003;Sul;Pouso Alegre;CIS AMESP
314345;Montezuma;001;Norte;Salinas/Taiobeiras;CIS ARP
314350;Morada Nova de Minas;001;Centro;Sete Lagoas;CIS COM
314360;Morro da Garça;001;Centro;Curvelo;CIS MEV
314370;Morro do Pilar;001;Centro;Itabira;CIS CEL
314380;Munhoz;001;Sul;Pouso Alegre;CIS AMESP
314390;Muriae;005;Sudeste;Muriaé;CIS LESTE
314400;Mutum;003;Leste do Sul;Manhuaçu;CIS CAPARAÓ
314410;Muzambinho;003;Sul;;CIS LAGOS
314420;Nacip Raydan;001;Leste;Governador Valadares;CIS DOCE
314430;Nanuque;003;Nordeste;Nanuque;CIS EVMJ
314435;Naque;001;Leste;;CONSAÚDE
314437;Natalândia;001;Noroeste;Unai;CONVALES
314440;Natércia;001;Sul;Pouso Alegre;CIS AMESP
314450;Nazareno;001;Centro Sul;São João del Rei;CIS VER
314460;Nepomuceno;003;Sul;Lavras;CIS LAV
314465;Ninheira;002;Norte;Salinas/Taiobeiras;CIS ARP
314467;Nova Belém;001;Leste;Mantena;CONSO NORTE
314470;Nova Era;002;Centro;João Monlevade;CIS MEPI
314480;Nova Lima;005;Centro;B Horizonte/Nova Lima/Caeté;CIAS
314490;Nova Módica;001;Nordeste;Teófilo Otoni/Malacacheta/Itambacuri;CIS EVMJ
314500;Nova Ponte;002;Triângulo do Norte;Uberlândia/Araguari;CIS PONTAL
314505;Nova Porteirinha;001;Norte;Janaúba/Monte Azul;CIS UNIÃO GERAL
314510;Nova Resende;002;Sul;;CIS LAGOS
314520;Nova Serrana;005;Oeste;Pará de Minas;CIS PARÁ
314530;Novo Cruzeiro;003;Nordeste;Teófilo Otoni/Malacacheta/Itambacuri;CIS EVMJ
314535;Novo Oriente de Minas;002;Nordeste;Teófilo Otoni/Malacacheta/Itambacuri;CIS EVMJ
314537;Novorizonte;001;Norte;Salinas/Taiobeiras;CIS ARP
314540;Olaria;001;Sudeste;Juiz de Fora/Lima Duarte/Bom Jardim;ACISPES
314545;Olhos-d'Água;001;Norte;Montes Claros/Bocaiúva;CIS PORTAL DO NORTE
314550;Olímpio Noronha;001;Sul;São Lourenço;CIS Circuito das Águas
314560;Oliveira;003;Oeste;Santo Antônio do Amparo/Campo Belo;CIS MARG
314570;Oliveira Fortes;001;Sudeste;Santos Dumont;ACISPES
314580;Onça de Pitangui;001;Oeste;Pará de Minas;CIS PARÁ
314585;Oratórios;001;Leste do Sul;Ponte Nova;CIS AMAPI
314587;Orizânia;001;Sudeste;Carangola;CIS VERDE
314590;Ouro Branco;003;Centro Sul;Conselheiro Lafaiete/Congonhas;CIS AP
314600;Ouro Fino;003;Sul;Pouso Alegre;CIS AMESP
314610;Ouro Preto;004;Centro;;CIAS
314620;Ouro Verde de Minas;001;Nordeste;Teófilo Otoni/Malacacheta/Itambacuri;CIS EVMJ
314625;Padre Carvalho;001;Norte;Salinas/Taiobeiras;CIS ARP
314630;Padre Paraíso;002;Nordeste;Padre Paraíso;CIS EVMJ
314640;Paineiras;001;Centro;Sete Lagoas;CIS COM
314650;Pains;001;Oeste;;
314655;Pai Pedro;001;Norte;Janaúba/Monte Azul;CIS UNIÃO GERAL
314660;Paiva;001;Centro Sul;Barbacena;CIS ALV
314670;Palma;001;Sudeste;;CIS UM
314675;Palmópolis;001;Nordeste;Almenara;CIM BAJE
314690;Papagaios;002;Centro;Sete Lagoas;CIS MISEL
314700;Paracatu;004;Noroeste;Unai;CONVALES
314710;Pará de Minas;004;Oeste;Pará de Minas;CIS PARÁ
314720;Paraguaçu;003;Sul;Alfenas/Machado;CIS LAGOS
314730;Paraisópolis;003;Sul;Itajubá;CIS MAS
314740;Paraopeba;003;Centro;Sete Lagoas;CIS MISEL
314750;Passabém;001;Centro;Itabira;CIS CEL
314760;Passa Quatro;002;Sul;São Lourenço;CIS Circuito das Águas
314770;Passa Tempo;001;Oeste;Santo Antônio do Amparo/Campo Belo;CIS MARG
314780;Passa-Vinte;001;Sudeste;Juiz de Fora/Lima Duarte/Bom Jardim;ACISPES
314790;Passos;005;Sul;Passos/Piumhi;CIS MIPI
314795;Patis;001;Norte;Brasília de Minas/São Francisco;CIS NORTE
314800;Patos de Minas;005;Noroeste;Patos de Minas;CIS ALP
314810;Patrocínio;004;Triângulo do Norte;Patrocínio/Monte Carmelo;CIS PARANAÍBA
314820;Patrocínio do Muriaé;001;Sudeste;Muriaé;CIS LESTE
314830;Paula Cândido;001;Leste do Sul;Viçosa;CIS MIV
314840;Paulistas;001;Leste;Santa Maria do Suaçuí/São João Evangelista;CIS VAS
314850;Pavão;001;Nordeste;Águas Formosas;CIS MEM
314860;Peçanha;002;Leste;Santa Maria do Suaçuí/São João Evangelista;CIS VAS
314870;Pedra Azul;003;Nordeste;Pedra Azul;CIS EVMJ
314875;Pedra Bonita;001;Sudeste;Carangola;CIS VERDE
314880;Pedra do Anta;001;Leste do Sul;Viçosa;CIS MIV
314890;Pedra do Indaiá;001;Oeste;Divinópolis/Santo Antônio do Monte;CIS VI
314900;Pedra Dourada;001;Sudeste;Carangola;CIS VERDE
314910;Pedralva;002;Sul;Itajubá;CIS MAS
314915;Pedras de Maria da Cruz;002;Norte;Januária;CIS MMA
314920;Pedrinópolis;001;Triângulo do Sul;Araxá;CIS VALEGRAN
314930;Pedro Leopoldo;004;Centro;;CIAS
314940;Pedro Teixeira;001;Sudeste;Juiz de Fora/Lima Duarte/Bom Jardim;ACISPES
314950;Pequeri;001;Sudeste;São João Nepomuceno/Bicas;CIESP
314960;Pequi;001;Centro;Sete Lagoas;CIS MISEL
314970;Perdigão;002;Oeste;Divinópolis/Santo Antônio do Monte;CIS VI
314980;Perdizes;002;Triângulo do Sul;Araxá;CIS VALEGRAN
314990;Perdões;003;Sul;Lavras;CIS LAV
314995;Periquito;001;Leste;;CONSAÚDE
315000;Pescador;001;Nordeste;Teófilo Otoni/Malacacheta/Itambacuri;CIS EVMJ
315010;Piau;001;Sudeste;Juiz de Fora/Lima Duarte/Bom Jardim;ACISPES
315015;Piedade de Caratinga;001;Leste;Caratinga;CIS MIRECAR
315020;Piedade de Ponte Nova;001;Leste do Sul;Ponte Nova;CIS AMAPI
315030;Piedade do Rio Grande;001;Centro Sul;São João del Rei;CIS VER
315040;Piedade dos Gerais;001;Centro;Betim;CIS MEP
315050;Pimenta;001;Oeste;;
315053;Pingo-d'Água;001;Leste;Coronel Fabriciano/Timóteo;CONSAÚDE
315057;Pintópolis;001;Norte;Brasília de Minas/São Francisco;CIS NORTE
315060;Piracema;001;Oeste;Itaúna;CIS MEP
315070;Pirajuba;001;Triângulo do Sul;Frutal/Iturama;CIS VALEGRAN
315080;Piranga;002;Centro Sul;Conselheiro Lafaiete/Congonhas;CIS AP
315090;Piranguçu;001;Sul;Itajubá;CIS MAS
315100;Piranguinho;001;Sul;Itajubá;CIS MAS
315110;Pirapetinga;002;Sudeste;Além Paraíba;CIS UM
315120;Pirapora;004;Norte;Pirapora;CIS MMA
315130;Piraúba;002;Sudeste;Ubá;CIS SIM SAÚDE
315140;Pitangui;003;Oeste;Pará de Minas;CIS PARÁ
315150;Piumhi;003;Sul;Passos/Piumhi;CIS MIPI
315160;Planura;002;Triângulo do Sul;Frutal/Iturama;CIS VALEGRAN
315170;Poço Fundo;002;Sul;Alfenas/Machado;CIS LAGOS
315180;Poços de Caldas;005;Sul;Poços de Caldas;CIS MARPA
315190;Pocrane;001;Leste do Sul;Manhuaçu;CIS CAPARAÓ
315200;Pompéu;003;Centro;Sete Lagoas;CIS MISEL
315210;Ponte Nova;004;Leste do Sul;Ponte Nova;CIS AMAPI
315213;Ponto Chique;001;Norte;Pirapora;CIS MMA
315217;Ponto dos Volantes;002;Nordeste;Itaobim;CIS MEJE
315220;Porteirinha;003;Norte;Janaúba/Monte Azul;CIS UNIÃO GERAL
315230;Porto Firme;002;Leste do Sul;Viçosa;CIS MIV
315240;Poté;002;Nordeste;Teófilo Otoni/Malacacheta/Itambacuri;CIS EVMJ
315250;Pouso Alegre;005;Sul;Pouso Alegre;CIS AMESP
315260;Pouso Alto;001;Sul;São Lourenço;CIS Circuito das Águas
315270;Prados;001;Centro Sul;São João del Rei;CIS VER
315280;Prata;003;Triângulo do Norte;Uberlândia/Araguari;CIS PONTAL
315290;Pratápolis;001;Sul;São Sebastião do Paraíso;CIS SM
315300;Pratinha;001;Triângulo do Sul;Araxá;CIS VALEGRAN
315310;Presidente Bernardes;001;Sudeste;Ubá;CIS SIM SAÚDE
315320;Presidente Juscelino;001;Centro;Curvelo;CIS MEV
315330;Presidente Kubitschek;001;Jequitinhonha;Diamantina;CIS AJE
315340;Presidente Olegário;002;Noroeste;Patos de Minas;CIS ALP
315350;Alto Jequitibá;001;Leste do Sul;Manhuaçu;CIS CAPARAÓ
315360;Prudente de Moraes;002;Centro;Sete Lagoas;CIS MISEL
315370;Quartel Geral;001;Centro;Sete Lagoas;CIS MISEL
315380;Queluzito;001;Centro Sul;Conselheiro Lafaiete/Congonhas;CIS AP
315390;Raposos;002;Centro;B Horizonte/Nova Lima/Caeté;CIAS
315400;Raul Soares;003;Leste do Sul;Ponte Nova;CIS AMAPI
315410;Recreio;002;Sudeste;;CIS UM
315415;Reduto;001;Leste do Sul;Manhuaçu;CIS CAPARAÓ
315420;Resende Costa;002;Centro Sul;São João del Rei;CIS VER
315430;Resplendor;002;Leste;Resplendor;Consardoce
315440;Ressaquinha;001;Centro Sul;Barbacena;CIS ALV
315445;Riachinho;001;Noroeste;Unai;CONVALES
315450;Riacho dos Machados;001;Norte;Janaúba/Monte Azul;CIS UNIÃO GERAL
315460;Ribeirão das Neves;006;Centro;B Horizonte/Nova Lima/Caeté;CIAS
315470;Ribeirão Vermelho;001;Sul;Lavras;CIS LAV
315480;Rio Acima;002;Centro;B Horizonte/Nova Lima/Caeté;CIAS
315490;Rio Casca;002;Leste do Sul;Ponte Nova;CIS AMAPI
315500;Rio Doce;001;Leste do Sul;Ponte Nova;CIS AMAPI
315510;Rio do Prado;001;Nordeste;Almenara;CIM BAJE
315520;Rio Espera;001;Centro Sul;Conselheiro Lafaiete/Congonhas;CIS AP
315530;Rio Manso;001;Centro;Betim;CIS MEP
315540;Rio Novo;001;Sudeste;Juiz de Fora/Lima Duarte/Bom Jardim;ACISPES
315550;Rio Paranaíba;002;Noroeste;Patos de Minas;CIS ALP
315560;Rio Pardo de Minas;003;Norte;Salinas/Taiobeiras;CIS ARP
315570;Rio Piracicaba;002;Centro;João Monlevade;CIS MEPI
315580;Rio Pomba;002;Sudeste;Ubá;CIS SIM SAÚDE
315590;Rio Preto;001;Sudeste;Juiz de Fora/Lima Duarte/Bom Jardim;ACISPES
315600;Rio Vermelho;002;Centro;Guanhães;CIS CEN
315610;Ritópolis;001;Centro Sul;São João del Rei;CIS VER
315620;Rochedo de Minas;001;Sudeste;São João Nepomuceno/Bicas;CIESP
315630;Rodeiro;001;Sudeste;Ubá;CIS SIM SAÚDE
315640;Romaria;001;Triângulo do Norte;Patrocínio/Monte Carmelo;CIS PARANAÍBA
315645;Rosário da Limeira;001;Sudeste;Muriaé;CIS LESTE
315650;Rubelita;001;Norte;Salinas/Taiobeiras;CIS ARP
315660;Rubim;002;Nordeste;Almenara;CIM BAJE
315670;Sabará;005;Centro;B Horizonte/Nova Lima/Caeté;CIAS
315680;Sabinópolis;002;Centro;Guanhães;CIS CEN
315690;Sacramento;003;Triângulo do Sul;Uberaba;CIS VALEGRAN
315700;Salinas;003;Norte;Salinas/Taiobeiras;CIS ARP
315710;Salto da Divisa;001;Nordeste;Almenara;CIM BAJE
315720;Santa Bárbara;003;Centro;Itabira;CIS CEL
315725;Santa Bárbara do Leste;001;Leste;Caratinga;CIS MIRECAR
315727;Santa Bárbara do Monte Verde;001;Sudeste;Juiz de Fora/Lima Duarte/Bom Jardim;ACISPES
315730;Santa Bárbara do Tugúrio;001;Centro Sul;Barbacena;CIS ALV
315733;Santa Cruz de Minas;001;Centro Sul;São João del Rei;CIS VER
315737;Santa Cruz de Salinas;001;Norte;Salinas/Taiobeiras;CIS ARP
315740;Santa Cruz do Escalvado;001;Leste do Sul;Ponte Nova;CIS AMAPI
315750;Santa Efigênia de Minas;001;Leste;Governador Valadares;CIS DOCE
315760;Santa Fé de Minas;001;Norte;Pirapora;CIS MMA
315765;Santa Helena de Minas;001;Nordeste;Águas Formosas;CIS MEM
315770;Santa Juliana;002;Triângulo do Sul;Araxá;CIS VALEGRAN
315780;Santa Luzia;006;Centro;B Horizonte/Nova Lima/Caeté;CIAS
315790;Santa Margarida;002;Leste do Sul;Manhuaçu;CIS CAPARAÓ
315800;Santa Maria de Itabira;002;Centro;Itabira;CIS CEL
315810;Santa Maria do Salto;001;Nordeste;Almenara;CIM BAJE
315820;Santa Maria do Suaçuí;002;Leste;Santa Maria do Suaçuí/São João Evangelista;CIS VAS
315830;Santana da Vargem;001;Sul;Três Pontas;CIS SUL
315840;Santana de Cataguases;001;Sudeste;;CIS UM
315850;Santana de Pirapama;001;Centro;Sete Lagoas;CIS MISEL
315860;Santana do Deserto;001;Sudeste;Juiz de Fora/Lima Duarte/Bom Jardim;ACISPES
315870;Santana do Garambéu;001;Centro Sul;Barbacena;CIS ALV
315880;Santana do Jacaré;001;Oeste;Santo Antônio do Amparo/Campo Belo;CIS MARG
315890;Santana do Manhuaçu;001;Leste do Sul;Manhuaçu;CIS CAPARAÓ
315895;Santana do Paraíso;003;Leste;;CONSAÚDE
315900;Santana do Riacho;001;Centro;;CIAS
315910;Santana dos Montes;001;Centro Sul;Conselheiro Lafaiete/Congonhas;CIS AP
315920;Santa Rita de Caldas;001;Sul;Poços de Caldas;CIS MARPA
315930;Santa Rita de Jacutinga;001;Sudeste;Juiz de Fora/Lima Duarte/Bom Jardim;ACISPES
315935;Santa Rita de Minas;001;Leste;Caratinga;CIS MIRECAR
315940;Santa Rita de Ibitipoca;001;Centro Sul;Barbacena;CIS ALV
315950;Santa Rita do Itueto;001;Leste;Resplendor;Consardoce
315960;Santa Rita do Sapucaí;003;Sul;Pouso Alegre;CIS AMESP
315970;Santa Rosa da Serra;001;Noroeste;Patos de Minas;CIS ALP
315980;Santa Vitória;003;Triângulo do Norte;Ituiutaba;CIS PONTAL
315990;Santo Antônio do Amparo;002;Oeste;Santo Antônio do Amparo/Campo Belo;CIS MARG
316000;Santo Antônio do Aventureiro;001;Sudeste;Além Paraíba;CIS UM
316010;Santo Antônio do Gramma;001;Leste do Sul;Ponte Nova;CIS AMAPI
316020;Santo Antônio do Itambé;001;Jequitinhonha;Diamantina;CIS AJE
316030;Santo Antônio do Jacinto;002;Nordeste;Almenara;CIM BAJE
316040;Santo Antônio do Monte;003;Oeste;Divinópolis/Santo Antônio do Monte;CIS VI
316045;Santo Antônio do Retiro;001;Norte;Salinas/Taiobeiras;CIS ARP
316050;Santo Antônio do Rio Abaixo;001;Centro;Itabira;CIS CEL
316060;Santo Hipólito;001;Centro;Curvelo;CIS MEV
316070;Santos Dumont;003;Sudeste;Santos Dumont;ACISPES
316080;São Bento Abade;001;Sul;Três Corações;CIS SUL
316090;São Brás do Suaçuí;001;Centro Sul;Conselheiro Lafaiete/Congonhas;CIS AP
316095;São Domingos das Dores;001;Leste;Caratinga;CIS MIRECAR
316100;São Domingos do Prata;002;Centro;João Monlevade;CIS MEPI
316105;São Félix de Minas;001;Leste;Mantena;CONSO NORTE
316110;São Francisco;004;Norte;Brasília de Minas/São Francisco;CIS NORTE
316120;São Francisco de Paula;001;Oeste;Santo Antônio do Amparo/Campo Belo;CIS MARG
316130;São Francisco de Sales;001;Triângulo do Sul;Frutal/Iturama;CIS VALEGRAN
316140;São Francisco do Glória;001;Sudeste;Muriaé;CIS LESTE
316150;São Geraldo;002;Sudeste;Ubá;CIS SIM SAÚDE
316160;São Geraldo da Piedade;001;Leste;Governador Valadares;CIS DOCE
316165;São Geraldo do Baixo;001;Leste;Governador Valadares;CIS DOCE
316170;São Gonçalo do Abaeté;001;Noroeste;Patos de Minas;CIS ALP
316180;São Gonçalo do Pará;002;Oeste;Divinópolis/Santo Antônio do Monte;CIS VI
316190;São Gonçalo do Rio Abaixo;002;Centro;Itabira;CIS CEL
316200;São Gonçalo do Sapucaí;003;Sul;Varginha;CIS SUL
316210;São Gotardo;003;Noroeste;Patos de Minas;CIS ALP
316220;São João Batista do Glória;001;Sul;Passos/Piumhi;CIS MIPI
316225;São João da Lagoa;001;Norte;Coração de Jesus;CIS MESF
316230;São João da Mata;001;Sul;Pouso Alegre;CIS AMESP
316240;São João da Ponte;003;Norte;Brasília de Minas/São Francisco;CIS NORTE
316245;São João das Missões;002;Norte;Manga;CIS MMA
316250;São João del Rei;004;Centro Sul;São João del Rei;CIS VER
316255;São João do Manhuaçu;002;Leste do Sul;Manhuaçu;CIS CAPARAÓ
316257;São João do Manteninha;001;Leste;Mantena;CONSO NORTE
316260;São João do Oriente;001;Leste;;CONSAÚDE
316265;São João do Pacuí;001;Norte;Coração de Jesus;CIS MESF
316270;São João do Paraíso;003;Norte;Salinas/Taiobeiras;CIS ARP
316280;São João Evangelista;002;Leste;Santa Maria do Suaçuí/São João Evangelista;CIS VAS
316290;São João Nepomuceno;003;Sudeste;São João Nepomuceno/Bicas;CIESP
316292;São Joaquim de Bicas;003;Centro;Betim;CIS MEP
316294;São José da Barra;001;Sul;Passos/Piumhi;CIS MIPI
316295;São José da Lapa;003;Centro;;CIAS
316300;São José da Safira;001;Leste;Governador Valadares;CIS DOCE
316310;São José da Varginha;001;Oeste;Pará de Minas;CIS PARÁ
316320;São José do Alegre;001;Sul;Itajubá;CIS MAS
316330;São José do Divino;001;Nordeste;Teófilo Otoni/Malacacheta/Itambacuri;CIS EVMJ
316340;São José do Goiabal;001;Leste do Sul;Ponte Nova;CIS AMAPI
316350;São José do Jacuri;001;Leste;Santa Maria do Suaçuí/São João Evangelista;CIS VAS
316360;São José do Mantimento;001;Leste do Sul;Manhuaçu;CIS CAPARAÓ
316370;São Lourenço;003;Sul;São Lourenço;CIS Circuito das Águas
316380;São Miguel do Anta;001;Leste do Sul;Viçosa;CIS MIV
316390;São Pedro da União;001;Sul;;CIS LAGOS
316400;São Pedro dos Ferros;001;Leste do Sul;Ponte Nova;CIS AMAPI
316410;São Pedro do Suaçuí;001;Leste;Santa Maria do Suaçuí/São João Evangelista;CIS VAS
316420;São Romão;002;Norte;Brasília de Minas/São Francisco;CIS NORTE
316430;São Roque de Minas;001;Sul;Passos/Piumhi;CIS MIPI
316440;São Sebastião da Bela Vista;001;Sul;Pouso Alegre;CIS AMESP
316443;São Sebastião da Vargem Alegre;001;Sudeste;Muriaé;CIS LESTE
316447;São Sebastião do Anta;001;Leste;Caratinga;CIS MIRECAR
316450;São Sebastião do Maranhão;002;Leste;Santa Maria do Suaçuí/São João Evangelista;CIS VAS
316460;São Sebastião do Oeste;001;Oeste;Divinópolis/Santo Antônio do Monte;CIS VI
316470;São Sebastião do Paraíso;004;Sul;São Sebastião do Paraíso;CIS SM
316480;São Sebastião do Rio Preto;001;Centro;Itabira;CIS CEL
316490;São Sebastião do Rio Verde;001;Sul;São Lourenço;CIS Circuito das Águas
316500;São Tiago;002;Centro Sul;São João del Rei;CIS VER
316510;São Tomás de Aquino;001;Sul;São Sebastião do Paraíso;CIS SM
316520;São Thomé das Letras;001;Sul;Três Corações;CIS SUL
316530;São Vicente de Minas;001;Centro Sul;São João del Rei;CIS VER
316540;Sapucai-Mirim;001;Sul;Itajubá;CIS MAS
316550;Sardoá;001;Leste;Governador Valadares;CIS DOCE
316553;Sarzedo;003;Centro;;CIAS
316555;Setubinha;001;Nordeste;Teófilo Otoni/Malacacheta/Itambacuri;CIS EVMJ
316556;Sem-Peixe;001;Leste do Sul;Ponte Nova;CIS AMAPI
316557;Senador Amaral;001;Sul;Pouso Alegre;CIS AMESP
316560;Senador Cortes;001;Sudeste;São João Nepomuceno/Bicas;CIESP
316570;Senador Firmino;001;Sudeste;Ubá;CIS SIM SAÚDE
316580;Senador José Bento;001;Sul;Pouso Alegre;CIS AMESP
316590;Senador Modestino Gonçalves;001;Jequitinhonha;Diamantina;CIS AJE
316600;Senhora de Oliveira;001;Centro Sul;Conselheiro Lafaiete/Congonhas;CIS AP
316610;Senhora do Porto;001;Centro;Guanhães;CIS CEN
316620;Senhora dos Remédios;002;Centro Sul;Barbacena;CIS ALV
316630;Sericita;001;Leste do Sul;Ponte Nova;CIS AMAPI
316640;Seritinga;001;Sul;São Lourenço;CIS Circuito das Águas
316650;Serra Azul de Minas;001;Centro;Guanhães;CIS CEN
316660;Serra da Saudade;001;Oeste;Bom Despacho;CIS ASF
316670;Serra dos Aimorés;001;Nordeste;Nanuque;CIS EVMJ
316680;Serra do Salitre;002;Noroeste;Patos de Minas;CIS ALP
316690;Serrania;001;Sul;Alfenas/Machado;CIS LAGOS
316695;Serranópolis de Minas;001;Norte;Janaúba/Monte Azul;CIS UNIÃO GERAL
316700;Serranos;001;Sul;São Lourenço;CIS Circuito das Águas
316710;Serro;003;Jequitinhonha;Diamantina;CIS AJE
316720;Sete Lagoas;006;Centro;Sete Lagoas;CIS MISEL
316730;Silveirânia;001;Sudeste;Ubá;CIS SIM SAÚDE
316740;Silvianópolis;001;Sul;Pouso Alegre;CIS AMESP
316750;Simão Pereira;001;Sudeste;Juiz de Fora/Lima Duarte/Bom Jardim;ACISPES
316760;Simonésia;002;Leste do Sul;Manhuaçu;CIS CAPARAÓ
316770;Sobrália;001;Leste;Governador Valadares;CIS DOCE
316780;Soledade de Minas;001;Sul;São Lourenço;CIS Circuito das Águas
316790;Tabuleiro;001;Sudeste;Ubá;CIS SIM SAÚDE
316800;Taiobeiras;003;Norte;Salinas/Taiobeiras;CIS ARP
316805;Taparuba;001;Leste do Sul;Manhuaçu;CIS CAPARAÓ
316810;Tapira;001;Triângulo do Sul;Araxá;CIS VALEGRAN
316820;Tapiraí;001;Oeste;;
316830;Taquaraçu de Minas;001;Centro;B Horizonte/Nova Lima/Caeté;CIAS
316840;Tarumirim;002;Leste;Governador Valadares;CIS DOCE
316850;Teixeiras;002;Leste do Sul;Viçosa;CIS MIV
316860;Teófilo Otoni;005;Nordeste;Teófilo Otoni/Malacacheta/Itambacuri;CIS EVMJ
316870;Timóteo;004;Leste;Coronel Fabriciano/Timóteo;CONSAÚDE
316880;Tiradentes;001;Centro Sul;São João del Rei;CIS VER
316890;Tiros;001;Noroeste;Patos de Minas;CIS ALP
316900;Tocantins;002;Sudeste;Ubá;CIS SIM SAÚDE
316905;Tocos do Moji;001;Sul;Pouso Alegre;CIS AMESP
316910;Toledo;001;Sul;Pouso Alegre;CIS AMESP
316920;Tombos;001;Sudeste;Carangola;CIS VERDE
316930;Três Corações;004;Sul;Três Corações;CIS SUL
316935;Três Marias;003;Centro;Curvelo;CIS MEV
316940;Três Pontas;004;Sul;Três Pontas;CIS SUL
316950;Tumiritinga;001;Leste;Governador Valadares;CIS DOCE
316960;Tupaciguara;003;Triângulo do Norte;Uberlândia/Araguari;CIS PONTAL
316970;Turmalina;003;Jequitinhonha;Minas Novas/Turmalina/Capelinha;CIS AJE
316980;Turvolândia;001;Sul;Pouso Alegre;CIS AMESP
316990;Ubá;005;Sudeste;Ubá;CIS SIM SAÚDE
317000;Ubaí;002;Norte;Brasília de Minas/São Francisco;CIS NORTE
317005;Ubaporanga;002;Leste;Caratinga;CIS MIRECAR
317010;Uberaba;006;Triângulo do Sul;Uberaba;CIS VALEGRAN
317020;Uberlândia;007;Triângulo do Norte;Uberlândia/Araguari;CIS PONTAL
317030;Umburatiba;001;Nordeste;Águas Formosas;CIS MEM
317040;Unaí;004;Noroeste;Unai;CONVALES
317043;União de Minas;001;Triângulo do Sul;Frutal/Iturama;CIS VALEGRAN
317047;Uruana de Minas;001;Noroeste;Unai;CONVALES
317050;Urucânia;002;Leste do Sul;Ponte Nova;CIS AMAPI
317052;Urucuia;002;Norte;Brasília de Minas/São Francisco;CIS NORTE
317057;Vargem Alegre;001;Leste;Caratinga;CIS MIRECAR
317060;Vargem Bonita;001;Sul;Passos/Piumhi;CIS MIPI
317065;Vargem Grande do Rio Pardo;001;Norte;Salinas/Taiobeiras;CIS ARP
317070;Varginha;005;Sul;Varginha;CIS SUL
317075;Varjão de Minas;001;Noroeste;Patos de Minas;CIS ALP
317080;Várzea da Palma;003;Norte;Pirapora;CIS MMA
317090;Varzelândia;002;Norte;Brasília de Minas/São Francisco;CIS NORTE
317100;Vazante;002;Noroeste;Patos de Minas;CIS ALP
317103;Verdelândia;001;Norte;Janaúba/Monte Azul;CIS UNIÃO GERAL
317107;Veredinha;001;Jequitinhonha;Minas Novas/Turmalina/Capelinha;CIS AJE
317110;Veríssimo;001;Triângulo do Sul;Uberaba;CIS VALEGRAN
317115;Vermelho Novo;001;Leste;Caratinga;CIS MIRECAR
317120;Vespasiano;005;Centro;;CIAS
317130;Viçosa;004;Leste do Sul;Viçosa;CIS MIV
317140;Vieiras;001;Sudeste;Muriaé;CIS LESTE
317150;Mathias Lobato;001;Leste;Governador Valadares;CIS DOCE
317160;Virgem da Lapa;002;Jequitinhonha;Araçuaí;CIS MEJE
317170;Virgínia;001;Sul;São Lourenço;CIS Circuito das Águas
317180;Virginópolis;002;Centro;Guanhães;CIS CEN
317190;Virgolândia;001;Leste;Governador Valadares;CIS DOCE
317200;Visconde do Rio Branco;003;Sudeste;Ubá;CIS SIM SAÚDE
317210;Volta Grande;001;Sudeste;Além Paraíba;CIS UM
317220;Wenceslau Braz;001;Sul;Itajubá;CIS MAS
`;
