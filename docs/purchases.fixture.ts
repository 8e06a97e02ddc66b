/** The first rows of a file in the form of CDNOW's: four people, six purchases. */
export const purchases = ` customer_id  date number_of_cds  dollar_value
 00001 19970101  1   11.77
 00002 19970112  1   12.00
 00002 19970112  5   77.00
 00003 19970102  2   20.76
 00003 19970330  2   20.76
 00004 19970101  2   29.33
`;
